export const HOME = '/affiliate/'
export const SIGN_IN_PATH = '/affiliate/sign-in'
export const PATHS = {
  overview: HOME,
  automation: '/affiliate/automation',
  jobs: '/affiliate/jobs',
  runs: '/affiliate/runs',
  credits: '/affiliate/credits',
} as const

/** An address within this app to return to; anything else is the overview. */
export function safeNext(next: string | undefined): string {
  if (next === undefined || !next.startsWith('/affiliate') || next.startsWith(SIGN_IN_PATH)) return HOME
  const target = new URL(next, location.origin)
  return target.origin === location.origin ? `${target.pathname}${target.search}` : HOME
}

/** An address with those parameters that are set. */
export function hrefOf(path: string, params: Readonly<Record<string, string | number | undefined>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) if (value !== undefined) query.set(name, String(value))
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}
