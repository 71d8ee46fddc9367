import type { WithActor } from '@booster/engine/ports'
import type pg from 'pg'
import { recordAudit } from '../audit/record-audit.ts'
import type { SqlClock } from '../connection/clock.ts'
import { inTransaction } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'
import type { TopUpClosed } from './close-top-up-request.ts'
import { lockTopUpRequest } from './lock-top-up-request.ts'
import type { NewTopUpRequest } from './request-top-up.ts'

/** Puts the proof of a transfer to an open request; what is given replaces what was there. */
export function addTopUpProof(
  { pool, clock }: { readonly pool: pg.Pool; readonly clock: SqlClock },
  input: WithActor &
    Pick<NewTopUpRequest, 'affiliateId' | 'proofUrl' | 'proofFile'> & { readonly requestId: string },
): Promise<TopUpClosed> {
  const { affiliateId, requestId, proofUrl, proofFile, actor } = input
  return inTransaction({ pool, clock }, async (tx): Promise<TopUpClosed> => {
    const found = await lockTopUpRequest(tx, { affiliateId, requestId })
    if (found.kind !== 'open') return found
    await tx.rows(
      'add-top-up-proof',
      `UPDATE "TopupRequest" SET "proofUrl" = coalesce($3, "proofUrl"),
         "proofName" = coalesce($4, "proofName"), "proofType" = coalesce($5, "proofType"),
         "proofBytes" = coalesce($6::bytea, "proofBytes")
       WHERE "affiliateId" = $1 AND "id" = $2 AND "state" = 'open'`,
      [
        affiliateId,
        requestId,
        proofUrl,
        proofFile?.name ?? null,
        proofFile?.type ?? null,
        proofFile?.bytes ?? null,
      ],
    )
    recordAudit(tx, {
      actor,
      affiliateId,
      action: 'top-up.add-proof',
      objects: [{ id: requestId, after: { proofUrl, proofName: proofFile?.name ?? null } }],
    })
    announceChange(tx, [affiliateId], ['topUps'])
    return { kind: 'done' }
  })
}
