import type pg from 'pg'
import { PAUSED_SEQUENCE, SEQUENCES } from './mails-sql.ts'
import type { VolumePlaces } from './volume-reads.ts'

type Row = Omit<VolumePlaces, 'automations' | 'middle' | 'days'> & {
  readonly automations: readonly string[]
  readonly middleId: string
  readonly middleTime: Date
  readonly middleName: string
}

/** Rows of the filled volume to ask for: a run with all that it can have, and what lies in the middle of each list. */
export async function readVolumePlaces(pool: pg.Pool): Promise<VolumePlaces> {
  const { rows } = await pool.query<Row>(
    `SELECT r."leadId", r."id" AS "runId", j."id" AS "jobId", l."id" AS "middleId", l."createdAt" AS "middleTime",
       lower(n."name") AS "middleName", c."ledgerSeq" / 2 AS "middleOfLedger",
       (SELECT array_agg(automation ORDER BY place) FROM bench_sequence) AS "automations"
     FROM "AffiliateCredit" c
     CROSS JOIN LATERAL (SELECT * FROM "AffiliateAutomationLog" r WHERE r."status" = 'active' AND r."totalSteps" = 5
       ORDER BY r."startedAt" LIMIT 1) r
     CROSS JOIN LATERAL (SELECT * FROM "AffiliateAutomationJob" j WHERE j."runId" = r."id" AND j."status" = 'completed'
       ORDER BY j."stepOrder" LIMIT 1) j
     CROSS JOIN LATERAL (SELECT * FROM "AffiliateLead" ORDER BY "createdAt" OFFSET (SELECT count(*) / 2 FROM "AffiliateLead") LIMIT 1) l
     CROSS JOIN LATERAL (SELECT * FROM "AffiliateLead" ORDER BY lower("name") OFFSET (SELECT count(*) / 2 FROM "AffiliateLead") LIMIT 1) n`,
  )
  const [row] = rows
  if (row === undefined) throw new Error('the volume has no run that was begun')
  const { automations, middleId, middleTime, middleName, ...places } = row
  const now = Date.now()
  const isoBefore = (days: number): string => new Date(now - days * 86_400_000).toISOString()
  return {
    ...places,
    automations: {
      large: automations[0] ?? '',
      paused: automations[PAUSED_SEQUENCE] ?? '',
      rare: automations[SEQUENCES.length - 1] ?? '',
    },
    middle: {
      time: `${middleTime.toISOString()}_${middleId}`,
      name: `name:${encodeURIComponent(middleName)}_${middleId}`,
    },
    days: { weekAgo: isoBefore(7), now: isoBefore(0), day: isoBefore(2).slice(0, 10) },
  }
}
