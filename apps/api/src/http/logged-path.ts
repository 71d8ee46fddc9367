import type { Request } from 'express'

/** The path of a request as logs may keep it: without the query, and without the token of a link. */
export function loggedPath({ originalUrl }: Pick<Request, 'originalUrl'>): string {
  const [path = ''] = originalUrl.split('?')
  return path.replace(/^\/+([ulco]|set-password)\/.*/i, '/$1/:token')
}
