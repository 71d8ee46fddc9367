import type { Request } from 'express'

/** Not of a program that asks whether the page is there, nor of a browser that fetches it in case. */
export function isVisit(request: Pick<Request, 'method' | 'get'>): boolean {
  return request.method === 'GET' && !/prefetch/.test(request.get('sec-purpose') ?? '')
}
