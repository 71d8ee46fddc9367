import type { Queryable } from '../connection/queryable.ts'

export type SendRate = {
  /** Accepted e-mails of the last 24 hours. */
  readonly sent24h: number
  readonly failed24h: number
  /** Mean of the last 24 hours. */
  readonly perHour: number
  /** The busiest of the last 24 hours, by the clock; null when nothing was sent. */
  readonly peak: { readonly hour: Date; readonly sent: number } | null
  /** failed / (sent + failed), 0 to 1; null when nothing ended. */
  readonly failureRate: number | null
}

type HourRow = { readonly hour: Date; readonly sent: number; readonly failed: number }

/** How fast mails leave and how many fail, from the drains of the last 24 hours: never from the jobs. */
export async function readSendRate(db: Queryable): Promise<SendRate> {
  const { rows } = await db.query<HourRow>({
    name: 'read-send-rate',
    text: `SELECT date_trunc('hour', "startedAt") AS "hour", sum("accepted")::int AS "sent", sum("failed")::int AS "failed"
           FROM "EngineDrain" WHERE "startedAt" > now() - interval '24 hours' GROUP BY 1 ORDER BY 1`,
  })
  const sent24h = rows.reduce((sum, row) => sum + row.sent, 0)
  const failed24h = rows.reduce((sum, row) => sum + row.failed, 0)
  const busiest = rows.reduce<HourRow | null>(
    (best, row) => (row.sent > (best?.sent ?? 0) ? row : best),
    null,
  )
  return {
    sent24h,
    failed24h,
    perHour: Math.round(sent24h / 24),
    peak: busiest === null ? null : { hour: busiest.hour, sent: busiest.sent },
    failureRate: sent24h + failed24h === 0 ? null : failed24h / (sent24h + failed24h),
  }
}
