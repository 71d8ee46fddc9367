import type { Request } from 'express'

/** Where an address of the API is also opened by people: the form of a page that was copied to another site. */
export const FORM_POST_PATH = /^\/api\/affiliate\/optin-forms\/[^/]+\/submit\/?$/i

/** A browser that goes to an address, not a program: it gets a page, whatever the answer is. */
export function wantsPage(request: Request): boolean {
  const path = request.originalUrl.split('?')[0] ?? ''
  if (/^\/(?:api|trpc)\//i.test(path) && !FORM_POST_PATH.test(path)) return false
  return /text\/html/.test(request.get('accept') ?? '')
}
