import type { Request } from 'express'
import { z } from 'zod'
import { parse } from './rest-route.ts'

const HEADERS = z.object({ 'idempotency-key': z.string().trim().min(1).max(200).optional() })

/** The header that tells two triggers of the same lead apart; undefined without it. */
export function readIdempotencyKey(request: Request): string | undefined {
  return parse(HEADERS, request.headers, 'idempotency-key')?.['idempotency-key']
}
