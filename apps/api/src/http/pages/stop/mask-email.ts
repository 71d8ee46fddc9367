/** An address as its owner knows it again and nobody else can write to it: `bu•••@gmail.com`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  const shown = [...email.slice(0, at)].slice(0, at > 3 ? 2 : 1).join('')
  return `${shown}•••${email.slice(at)}`
}
