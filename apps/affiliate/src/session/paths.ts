export const home = '/affiliate/'
export const signInPath = '/affiliate/sign-in'
export const paths = {
  overview: home,
  automation: '/affiliate/automation',
  jobs: '/affiliate/jobs',
  runs: '/affiliate/runs',
  credits: '/affiliate/credits',
} as const

/** An address within this app to return to; anything else is the overview. */
export function safeNext(next: string | undefined): string {
  if (next === undefined || !next.startsWith('/affiliate') || next.startsWith(signInPath)) return home
  const target = new URL(next, location.origin)
  return target.origin === location.origin ? `${target.pathname}${target.search}` : home
}

/** An address with those parameters that are set. */
export function hrefOf(path: string, params: Readonly<Record<string, string | number | undefined>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) if (value !== undefined) query.set(name, String(value))
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}
