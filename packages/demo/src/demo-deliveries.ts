import { createHash } from 'node:crypto'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from './demo-rhythm.ts'
import { iso, type JobRow, type LeadRow } from './demo-rows.ts'
import type { SeededRandom } from './seeded-random.ts'

export type DeliveryRow = {
  readonly affiliateId: string
  readonly jobId: string
  readonly digest: string
  readonly kind: 'delivered' | 'opened' | 'clicked' | 'bounced' | 'unsubscribed'
  readonly at: string
  readonly link: string | null
  readonly reason: string | null
}

/** What the provider and our own links told of the sent mails: almost all arrive, some are opened, few are clicked. */
export function playDeliveries(input: {
  readonly jobs: readonly JobRow[]
  readonly leads: readonly LeadRow[]
  readonly nowMs: number
  readonly random: SeededRandom
  /** The link of the mail of a job. */
  readonly linkOf: (job: JobRow) => string | null
}): readonly DeliveryRow[] {
  const { random, nowMs } = input
  const leadById = new Map(input.leads.map((lead) => [lead.id, lead]))
  return input.jobs.flatMap((job) => {
    if (job.executedAt === null || !job.emailSent) return []
    const sentMs = Date.parse(job.executedAt)
    if (random.chance(0.006))
      return [row(job, 'bounced', sentMs + MINUTE_MS, { reason: 'Mailbox full' })].filter(happened(nowMs))
    const rows = [row(job, 'delivered', sentMs + random.between(2, 40) * SECOND_MS)]
    const openedMs = sentMs + soon(random)
    if (random.chance(0.47)) {
      rows.push(row(job, 'opened', openedMs))
      if (random.chance(0.3))
        rows.push(
          row(job, 'clicked', openedMs + random.between(5, 90) * SECOND_MS, { link: input.linkOf(job) }),
        )
    }
    const leftAt = leadById.get(job.leadId)?.unsubscribedAt ?? null
    if (leftAt !== null && Date.parse(leftAt) - sentMs < 5 * HOUR_MS)
      rows.push(row(job, 'unsubscribed', Date.parse(leftAt)))
    return rows.filter(happened(nowMs))
  })
}

/** Most people look within the hour, some in the evening. */
function soon(random: SeededRandom): number {
  return random.chance(0.6) ? random.between(40, 3_000) * SECOND_MS : random.between(1, 20) * HOUR_MS
}

function happened(nowMs: number) {
  return (delivery: DeliveryRow) => Date.parse(delivery.at) <= nowMs
}

function row(
  job: JobRow,
  kind: DeliveryRow['kind'],
  atMs: number,
  more: { readonly link?: string | null; readonly reason?: string } = {},
): DeliveryRow {
  return {
    affiliateId: job.affiliateId,
    jobId: job.id,
    digest: createHash('sha256').update(`demo:${job.messageRef}:${kind}`).digest('hex'),
    kind,
    at: iso(atMs),
    link: more.link ?? null,
    reason: more.reason ?? null,
  }
}
