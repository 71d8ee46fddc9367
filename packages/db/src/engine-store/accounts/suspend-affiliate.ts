import type { Changed, ReleaseReport, WithActor } from '@booster/engine/ports'
import { recordAudit } from '../../audit/record-audit.ts'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { announceChange, announceDue, announceSignOut } from '../shared/announce.ts'
import { markDue } from '../shared/mark-due.ts'
import { reviveHeldJobs } from '../steer/revive-held-jobs.ts'
import type { StoreContext } from '../store-context.ts'

type Input = { readonly affiliateId: string; readonly reason: string } & WithActor
type Profile = { readonly userId: string; readonly status: 'active' | 'suspended' }

/** The account ends at once; what becomes due is held by the gate of the claim. */
export function suspendAffiliate(
  { pool, clock }: StoreContext,
  { affiliateId, reason, actor }: Input,
): Promise<Changed<'ALREADY_SUSPENDED'>> {
  return inTransaction({ pool, clock }, async (tx): Promise<Changed<'ALREADY_SUSPENDED'>> => {
    // Waits for a claim in progress: what is claimed after this transaction has seen the suspension.
    await tx.rows(
      'lock-due-of-affiliate',
      `SELECT 1 FROM "AffiliateDue" WHERE "affiliateId" = $1 FOR UPDATE`,
      [affiliateId],
    )
    const profile = await lockProfile(tx, affiliateId)
    if (profile === undefined) return { kind: 'unknown' }
    if (profile.status === 'suspended') return { kind: 'unchanged', reason: 'ALREADY_SUSPENDED' }
    await writeStatus(tx, affiliateId, 'suspended')
    await tx.rows(
      'suspend-user',
      `UPDATE "User" SET "suspendedAt" = now(), "suspendReason" = $2, "updatedAt" = now() WHERE "id" = $1`,
      [profile.userId, reason],
    )
    await tx.rows('end-sessions-of-user', `DELETE FROM "Session" WHERE "userId" = $1`, [profile.userId])
    recordAudit(tx, {
      actor,
      affiliateId,
      action: 'user.suspend',
      objects: [{ id: profile.userId, after: { reason } }],
    })
    announceSignOut(tx, profile.userId)
    announceChange(tx, [affiliateId], ['jobs', 'runs', 'people'])
    return { kind: 'changed' }
  })
}

/** The account is open again, and what the suspension held is due now. */
export function releaseAffiliate(
  { pool, clock }: StoreContext,
  { affiliateId, reason, actor }: Input,
): Promise<ReleaseReport> {
  return inTransaction({ pool, clock }, async (tx): Promise<ReleaseReport> => {
    const known = await tx.rows('find-affiliate', `SELECT 1 FROM "AffiliateProfile" WHERE "id" = $1`, [
      affiliateId,
    ])
    if (known.length === 0) return { kind: 'unknown' }
    markDue(tx, [{ affiliateId, inMs: 0 }])
    const profile = await lockProfile(tx, affiliateId)
    if (profile?.status !== 'suspended') return { kind: 'unchanged', reason: 'NOT_SUSPENDED' }
    await writeStatus(tx, affiliateId, 'active')
    const [user] = await tx.rows<{ suspendReason: string | null }>(
      'release-user',
      `UPDATE "User" u SET "suspendedAt" = NULL, "suspendReason" = NULL, "updatedAt" = now()
       FROM "User" old WHERE u."id" = $1 AND old."id" = u."id" RETURNING old."suspendReason"`,
      [profile.userId],
    )
    const revivedJobs = await reviveHeldJobs(tx, {
      affiliateId,
      reason: 'AFFILIATE_SUSPENDED',
      name: 'suspension',
      where: '$4::text IS NULL',
      value: null,
      rule: 'send_now',
      hours: 0,
    })
    recordAudit(tx, {
      actor,
      affiliateId,
      action: 'user.release',
      objects: [
        {
          id: profile.userId,
          before: { reason: user?.suspendReason ?? null },
          after: { reason, revivedJobs },
        },
      ],
    })
    announceChange(tx, [affiliateId], ['jobs', 'runs', 'people'])
    announceDue(tx)
    return { kind: 'released', revivedJobs }
  })
}

async function lockProfile(tx: Tx, affiliateId: string): Promise<Profile | undefined> {
  const [profile] = await tx.rows<Profile>(
    'lock-affiliate-account',
    `SELECT "userId", "status" FROM "AffiliateProfile" WHERE "id" = $1 FOR NO KEY UPDATE`,
    [affiliateId],
  )
  return profile
}

async function writeStatus(tx: Tx, affiliateId: string, status: Profile['status']): Promise<void> {
  await tx.rows(
    'write-affiliate-status',
    `UPDATE "AffiliateProfile" SET "status" = $2::"AffiliateStatus", "updatedAt" = now() WHERE "id" = $1`,
    [affiliateId, status],
  )
}
