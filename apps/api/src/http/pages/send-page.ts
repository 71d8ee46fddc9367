import type { Response } from 'express'

/**
 * Sends a page. `no-cache` by default: a browser that goes back still has what was typed (`no-store` would empty the
 * form), and asks again whenever it opens the address.
 */
export function sendPage(
  response: Response,
  status: number,
  page: string,
  cacheControl: 'no-cache' | 'no-store' = 'no-cache',
): void {
  response.status(status).set('cache-control', cacheControl).type('html').send(page)
}
