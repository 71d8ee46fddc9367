import { SIGN_IN_PATH } from './paths.ts'

let leaving = false

/** The session is over: to the sign-in page, and back here after it. The page is loaded anew, so nothing of the old session stays. */
export function leaveForSignIn(): void {
  if (leaving || location.pathname.startsWith(SIGN_IN_PATH)) return
  leaving = true
  const here = `${location.pathname}${location.search}`
  location.assign(`${SIGN_IN_PATH}?next=${encodeURIComponent(here)}`)
}
