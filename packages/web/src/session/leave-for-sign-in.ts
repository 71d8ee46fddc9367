import { type AppHome, signInPath } from '../address/paths.ts'

let isLeaving = false

/** Goes to the sign-in page and back here after it. The document is loaded again, so nothing of the old session stays. */
export function leaveForSignIn(home: AppHome): void {
  if (isLeaving || location.pathname.startsWith(signInPath(home))) return
  isLeaving = true
  const here = `${location.pathname}${location.search}`
  location.assign(`${signInPath(home)}?next=${encodeURIComponent(here)}`)
}
