/** Addresses are written as people write them: `?days=90`, not JSON. Of a repeated name the last one counts. */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

/** What is undefined or empty is left out, so that defaults keep the address short. */
export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value))
  }
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

/** A value of the list, or undefined for anything else. */
export function oneOf<Value extends string>(value: unknown, values: readonly Value[]): Value | undefined {
  return values.find((known) => known === value)
}

/** A path inside this app, or null: an address from outside leads nowhere. */
export function returnPath(value: unknown): string | null {
  if (typeof value !== 'string' || !/^\/admin(\/|$|\?)/.test(value) || value.includes('\\')) return null
  return value.startsWith('/admin/sign-in') ? null : value
}
