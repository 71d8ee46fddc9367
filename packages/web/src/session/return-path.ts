import { type AppHome, signInPath } from '../address/paths.ts'

/** The page of this app to return to after sign-in; home for anything else. An address from outside leads nowhere. */
export function returnPath(home: AppHome, next: string | undefined): string {
  if (next === undefined || next.includes('\\') || !URL.canParse(next, location.origin)) return home
  const target = new URL(next, location.origin)
  const isOwnPage = target.origin === location.origin && `${target.pathname}/`.startsWith(home)
  if (!isOwnPage || target.pathname.startsWith(signInPath(home))) return home
  return `${target.pathname}${target.search}`
}
