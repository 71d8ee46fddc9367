import type { ClosedTopUpState, TopUpState } from '@booster/engine/domain/top-ups/top-up-request'
import type { Tx } from '../connection/transaction.ts'

export type LockedTopUpRequest =
  | { readonly kind: 'open'; readonly credits: number }
  | { readonly kind: 'closed'; readonly state: ClosedTopUpState; readonly by: string | null }
  | { readonly kind: 'unknown' }

/** Waits until nobody else decides about the request; what is found then stays so until the transaction ends. */
export async function lockTopUpRequest(
  tx: Tx,
  input: { readonly affiliateId: string; readonly requestId: string },
): Promise<LockedTopUpRequest> {
  const { affiliateId, requestId } = input
  const [request] = await tx.rows<{ state: TopUpState; credits: number; decidedBy: string | null }>(
    'lock-top-up-request',
    `SELECT "state"::text AS "state", "credits", "decidedBy" FROM "TopupRequest"
     WHERE "affiliateId" = $1 AND "id" = $2 FOR UPDATE`,
    [affiliateId, requestId],
  )
  if (request === undefined) return { kind: 'unknown' }
  const { state, credits, decidedBy } = request
  if (state === 'open') return { kind: 'open', credits }
  const [person] = await tx.rows<{ name: string }>(
    'name-of-user',
    `SELECT "name" FROM "User" WHERE "id" = $1`,
    [decidedBy],
  )
  return { kind: 'closed', state, by: person?.name ?? null }
}
