const DOTLESS_HOSTS: readonly string[] = ['gmail.com', 'googlemail.com']

/** The mailbox behind an address: what stands after a plus sign, and Gmail's dots, all lead to the same one. */
export function mailboxOf(email: string): string {
  const at = email.lastIndexOf('@')
  const host = email.slice(at + 1)
  const [name = ''] = email.slice(0, at).split('+')
  return DOTLESS_HOSTS.includes(host) ? `${name.replaceAll('.', '')}@gmail.com` : `${name}@${host}`
}
