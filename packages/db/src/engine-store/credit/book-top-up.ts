import type { AuditAction } from '@booster/contracts/audit'
import type { TopUpInput, TopUpReport } from '@booster/engine/ports'
import { recordAudit } from '../../audit/record-audit.ts'
import type { Tx } from '../../connection/transaction.ts'
import { announceChange, announceDue } from '../shared/announce.ts'
import { markDue } from '../shared/mark-due.ts'
import { reviveHeldJobs } from '../steer/revive-held-jobs.ts'

const BOOKED_AS = {
  topup: 'credit.topped_up',
  adjustment: 'credit.adjusted',
} as const satisfies Record<TopUpInput['type'], AuditAction>

/** Books a top-up or an adjustment once per reference; jobs that waited for credit come back. */
export async function bookTopUp(tx: Tx, input: TopUpInput): Promise<TopUpReport> {
  const { affiliateId, amountCredits, reference } = input
  const found = await tx.rows('find-affiliate', `SELECT 1 FROM "AffiliateProfile" WHERE "id" = $1`, [
    affiliateId,
  ])
  if (found.length === 0) return { kind: 'unknown' }
  markDue(tx, [{ affiliateId, inMs: 0 }])
  await tx.rows(
    'open-credit',
    `INSERT INTO "AffiliateCredit" ("affiliateId") SELECT "id" FROM "AffiliateProfile" WHERE "id" = $1 ON CONFLICT DO NOTHING`,
    [affiliateId],
  )
  const known = await tx.rows(
    'find-reference',
    `SELECT 1 FROM "AffiliateCreditTransaction" WHERE "affiliateId" = $1 AND "reference" = $2`,
    [affiliateId, reference],
  )
  if (known.length > 0) {
    const credit = await lockCredit(tx, affiliateId)
    return { kind: 'known', balance: credit.balance }
  }
  // Before the credit is locked, which every operation does last.
  const revivedJobs = amountCredits > 0 ? await reviveWaiting(tx, affiliateId) : 0
  const credit = await lockCredit(tx, affiliateId)
  const balance = credit.balance + amountCredits
  if (balance < credit.reserved) return { kind: 'refused', reason: 'BELOW_RESERVED' }

  await book(tx, { ...input, credit, balance })
  recordAudit(tx, {
    actor: input.actor,
    affiliateId,
    action: BOOKED_AS[input.type],
    objects: [
      {
        id: affiliateId,
        before: { balance: credit.balance },
        after: { balance, amountCredits, reason: input.description, reference, revivedJobs },
      },
    ],
  })
  announceChange(tx, [affiliateId], ['credit', 'jobs'])
  announceDue(tx)
  return { kind: 'booked', balance, revivedJobs }
}

/** Jobs that waited for credit are due now. @returns how many */
function reviveWaiting(tx: Tx, affiliateId: string): Promise<number> {
  return reviveHeldJobs(tx, {
    affiliateId,
    reason: 'INSUFFICIENT_CREDIT',
    name: 'no-credit',
    where: '$4::text IS NULL',
    value: null,
    rule: 'send_now',
    hours: 0,
  })
}

type Credit = { readonly balance: number; readonly reserved: number; readonly ledgerSeq: number }

type Booking = TopUpInput & { readonly credit: Credit; readonly balance: number }

/** The new balance, and its row in the ledger. */
async function book(tx: Tx, booking: Booking): Promise<void> {
  const { affiliateId, amountCredits, reference, credit, balance } = booking
  await tx.rows(
    'book-credit',
    `UPDATE "AffiliateCredit" SET "balance" = $2, "ledgerSeq" = "ledgerSeq" + 1, "updatedAt" = now(),
         "totalToppedUp" = "totalToppedUp" + CASE WHEN $3 = 'topup' THEN $4::int ELSE 0 END
       WHERE "affiliateId" = $1`,
    [affiliateId, balance, booking.type, amountCredits],
  )
  await tx.rows(
    'write-booking',
    `INSERT INTO "AffiliateCreditTransaction"
         ("affiliateId", "seq", "type", "amount", "balanceBefore", "balanceAfter", "description", "reference", "createdBy", "createdAt")
       VALUES ($1, $2, $3::"LedgerType", $4, $5, $6, $7, $8, $9, ${tx.clock.now})`,
    [
      affiliateId,
      credit.ledgerSeq + 1,
      booking.type,
      amountCredits,
      credit.balance,
      balance,
      booking.description,
      reference,
      booking.actor.userId,
    ],
  )
}

async function lockCredit(tx: Tx, affiliateId: string): Promise<Credit> {
  const [credit] = await tx.rows<Credit>(
    'lock-credit',
    `SELECT "balance", "reserved", "ledgerSeq" FROM "AffiliateCredit" WHERE "affiliateId" = $1 FOR UPDATE`,
    [affiliateId],
  )
  if (credit === undefined) throw new Error(`no credit row for affiliate ${affiliateId}`)
  return credit
}
