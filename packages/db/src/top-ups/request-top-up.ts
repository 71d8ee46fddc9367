import type { ProofType } from '@booster/contracts/top-ups/top-ups'
import type { WithActor } from '@booster/engine/ports'
import type pg from 'pg'
import { recordAudit } from '../audit/record-audit.ts'
import type { SqlClock } from '../connection/clock.ts'
import { inTransaction, type Tx } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'

export type NewTopUpRequest = WithActor & {
  readonly affiliateId: string
  readonly key: string | null
  readonly credits: number
  readonly note: string
  /** Null: no amount is named. */
  readonly priceRupiah: number | null
  readonly proofUrl: string | null
  readonly proofFile: { readonly name: string; readonly type: ProofType; readonly bytes: Buffer } | null
  readonly openAtMost: number
}

export type TopUpRequested =
  | { readonly kind: 'requested' | 'known'; readonly id: string }
  | { readonly kind: 'too-many' }
  /** Every amount that a transfer could be known by is taken. */
  | { readonly kind: 'no-amount' }

/** Amounts end in up to three figures of their own, by which a transfer is known. */
const SUFFIXES = 999

/** Opens a request, once per key. */
export function requestTopUp(
  { pool, clock }: { readonly pool: pg.Pool; readonly clock: SqlClock },
  input: NewTopUpRequest,
): Promise<TopUpRequested> {
  return inTransaction({ pool, clock }, async (tx): Promise<TopUpRequested> => {
    // One at a time: the amount has to differ from that of every other open request.
    await tx.rows('lock-top-up-amounts', `SELECT pg_advisory_xact_lock(hashtext('top-up-amounts'))`, [])
    const known = await findByKey(tx, input)
    if (known !== null) return { kind: 'known', id: known }
    if ((await countOpen(tx, input.affiliateId)) >= input.openAtMost) return { kind: 'too-many' }
    const payable = await freeAmount(tx, input)
    if (payable === 'none') return { kind: 'no-amount' }
    const id = await insertRequest(tx, { ...input, payable })
    const { affiliateId, actor, credits, note } = input
    recordAudit(tx, {
      actor,
      affiliateId,
      action: 'top-up.request',
      objects: [{ id, after: { state: 'open', credits, payableRupiah: payable, note } }],
    })
    announceChange(tx, [affiliateId], ['topUps'])
    return { kind: 'requested', id }
  })
}

async function findByKey(tx: Tx, { affiliateId, key }: NewTopUpRequest): Promise<string | null> {
  if (key === null) return null
  const [row] = await tx.rows<{ id: string }>(
    'find-top-up-by-key',
    `SELECT "id" FROM "TopupRequest" WHERE "affiliateId" = $1 AND "requestKey" = $2`,
    [affiliateId, key],
  )
  return row?.id ?? null
}

async function countOpen(tx: Tx, affiliateId: string): Promise<number> {
  const [row] = await tx.rows<{ open: number }>(
    'count-own-open-top-ups',
    `SELECT count(*)::int AS "open" FROM "TopupRequest" WHERE "affiliateId" = $1 AND "state" = 'open'`,
    [affiliateId],
  )
  return row?.open ?? 0
}

/** Of the amounts that no open request has, one that none of the last 30 days had, where there is such a one. */
async function freeAmount(
  tx: Tx,
  { credits, priceRupiah }: NewTopUpRequest,
): Promise<number | 'none' | null> {
  if (priceRupiah === null) return null
  const base = credits * priceRupiah
  const [free] = await tx.rows<{ suffix: number }>(
    'find-free-top-up-amount',
    `WITH near AS (
       SELECT ("payableRupiah" - $1::bigint)::int AS "suffix", bool_or("state" = 'open') AS "isOpen"
       FROM "TopupRequest"
       WHERE "payableRupiah" > $1::bigint AND "payableRupiah" <= $1::bigint + $2::int
         AND ("state" = 'open' OR "createdAt" > ${tx.clock.now} - interval '30 days')
       GROUP BY 1)
     SELECT s."suffix" FROM generate_series(1, $2::int) AS s("suffix")
     LEFT JOIN near n ON n."suffix" = s."suffix"
     WHERE n."isOpen" IS NOT TRUE
     ORDER BY n."suffix" IS NOT NULL, random() LIMIT 1`,
    [base, SUFFIXES],
  )
  return free === undefined ? 'none' : base + free.suffix
}

async function insertRequest(
  tx: Tx,
  input: NewTopUpRequest & { readonly payable: number | null },
): Promise<string> {
  const { affiliateId, key, credits, note, payable, proofUrl, proofFile, actor } = input
  const [row] = await tx.rows<{ id: string }>(
    'insert-top-up-request',
    `INSERT INTO "TopupRequest" ("affiliateId", "requestKey", "credits", "note", "payableRupiah", "proofUrl", "proofName",
       "proofType", "proofBytes", "requestedBy", "createdAt")
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, ${tx.clock.now}) RETURNING "id"`,
    [
      affiliateId,
      key,
      credits,
      note,
      payable,
      proofUrl,
      proofFile?.name ?? null,
      proofFile?.type ?? null,
      proofFile?.bytes ?? null,
      actor.userId,
    ],
  )
  if (row === undefined) throw new Error('the request was not written')
  return row.id
}
