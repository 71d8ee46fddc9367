import type { MailboxHolder, MailboxPlace, MailboxPlaces } from '@booster/services/delivery/ports'
import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'

type Context = { readonly pool: Queryable; readonly clock: SqlClock }
type Input<Name extends keyof MailboxPlaces> = Parameters<MailboxPlaces[Name]>[0]

/** How far mailboxes of reports are read. Its lease, like everything in time, goes by the database's clock. */
export function createMailboxPlaces(context: Context): MailboxPlaces {
  return {
    claim: (input) => claimMailbox(context, input),
    advance: (input) => advanceMailbox(context, input),
    release: (input) => releaseMailbox(context, input),
    recordFailure: (input) => recordMailboxFailure(context, input),
  }
}

async function claimMailbox(
  { pool, clock }: Context,
  { mailbox, holder, leaseMs }: Input<'claim'>,
): Promise<MailboxPlace | null> {
  const { rows } = await pool.query<MailboxPlace>({
    name: 'claim-mailbox',
    text: `INSERT INTO "ReportMailbox" AS m ("mailbox", "holder", "leaseUntil")
           VALUES ($1, $2, ${clock.now} + $3 * interval '1 millisecond')
           ON CONFLICT ("mailbox") DO UPDATE SET "holder" = EXCLUDED."holder", "leaseUntil" = EXCLUDED."leaseUntil"
             WHERE m."dueAt" <= ${clock.now} AND (m."leaseUntil" IS NULL OR m."leaseUntil" <= ${clock.now})
           RETURNING m."uidValidity"::float8, m."lastUid"::float8, m."failures", m."failingUid"::float8`,
    values: [mailbox, holder, leaseMs],
  })
  return rows[0] ?? null
}

async function advanceMailbox({ pool, clock }: Context, input: Input<'advance'>): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'advance-mailbox',
    text: `UPDATE "ReportMailbox" SET "uidValidity" = $3, "lastUid" = $4,
             "leaseUntil" = ${clock.now} + $5 * interval '1 millisecond'
           WHERE "mailbox" = $1 AND "holder" = $2`,
    values: [input.mailbox, input.holder, input.uidValidity, input.lastUid, input.leaseMs],
  })
  return rowCount === 1
}

function releaseMailbox(context: Context, input: Input<'release'>): Promise<void> {
  return endTurn(context, { ...input, failures: 0, failingUid: null, error: null })
}

function recordMailboxFailure(context: Context, input: Input<'recordFailure'>): Promise<void> {
  return endTurn(context, input)
}

async function endTurn(
  { pool, clock }: Context,
  input: MailboxHolder &
    Pick<MailboxPlace, 'failures' | 'failingUid'> & {
      readonly error: string | null
      readonly dueInMs: number
    },
): Promise<void> {
  await pool.query({
    name: 'end-mailbox-turn',
    text: `UPDATE "ReportMailbox" SET "holder" = NULL, "leaseUntil" = NULL, "triedAt" = ${clock.now},
             "dueAt" = ${clock.now} + $3 * interval '1 millisecond', "failures" = $4, "failingUid" = $5, "error" = $6,
             "failingSince" = CASE WHEN $4 = 0 THEN NULL ELSE coalesce("failingSince", ${clock.now}) END
           WHERE "mailbox" = $1 AND "holder" = $2`,
    values: [input.mailbox, input.holder, input.dueInMs, input.failures, input.failingUid, input.error],
  })
}
