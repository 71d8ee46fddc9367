import type { Request } from 'express'

/** The token of a link; programs that find addresses in text take the sentence's full stop or bracket along. */
export function tokenOf(request: Request<{ token: string }>): string {
  return request.params.token.replace(/[^\w-]+$/, '')
}
