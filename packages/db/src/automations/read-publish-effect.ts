import type { Tx } from '../connection/transaction.ts'
import { hasSameText } from '../engine-store/steer/publish-steps.ts'
import type { AutomationRef, DraftStep } from './draft-facts.ts'

/** What publishing steps does to mails that are not yet sent. */
export type PublishEffectFacts = {
  readonly newTextMails: number
  readonly cancelledMails: number
  readonly runsOnTheirWay: number
  readonly newSteps: number
  readonly movedSteps: number
}

type PublishedStep = DraftStep & { readonly stepOrder: number; readonly waiting: number }

/**
 * Counts by the very conditions that `publishSteps` acts on: a step is known by its id, has a new text when one of its
 * three texts differs, and loses its waiting mails of runs under way when it is missing.
 */
export async function readPublishEffect(
  tx: Pick<Tx, 'rows'>,
  { affiliateId, automationId, steps }: AutomationRef & { readonly steps: readonly DraftStep[] },
): Promise<PublishEffectFacts> {
  const published = await tx.rows<PublishedStep>(
    'steps-with-waiting-mails',
    `WITH waiting AS (
       SELECT j."stepId", count(*)::int AS "waiting"
       FROM "AffiliateAutomationLog" r
       JOIN "AffiliateAutomationJob" j ON j."affiliateId" = r."affiliateId" AND j."runId" = r."id"
       WHERE r."affiliateId" = $1 AND r."automationId" = $2 AND r."status" IN ('active', 'paused')
         AND j."status" IN ('pending', 'held')
       GROUP BY 1)
     SELECT s."id", s."stepOrder", s."delayMinutes", s."emailSubject", s."preheader", s."emailBody",
       coalesce(w."waiting", 0) AS "waiting"
     FROM "AffiliateAutomationStep" s LEFT JOIN waiting w ON w."stepId" = s."id"
     WHERE s."affiliateId" = $1 AND s."automationId" = $2 AND s."archivedAt" IS NULL`,
    [affiliateId, automationId],
  )
  const [runs] = await tx.rows<{ count: number }>(
    'runs-on-their-way',
    `SELECT count(*)::int AS "count" FROM "AffiliateAutomationLog"
     WHERE "affiliateId" = $1 AND "automationId" = $2 AND "status" IN ('active', 'paused')`,
    [affiliateId, automationId],
  )
  return { ...effectOf(published, steps), runsOnTheirWay: runs?.count ?? 0 }
}

function effectOf(
  published: readonly PublishedStep[],
  steps: readonly DraftStep[],
): Omit<PublishEffectFacts, 'runsOnTheirWay'> {
  const before = new Map(published.map((step) => [step.id, step]))
  const kept = new Set(steps.map((step) => step.id))
  let newTextMails = 0
  let newSteps = 0
  let movedSteps = 0
  for (const [index, step] of steps.entries()) {
    const known = before.get(step.id)
    if (known === undefined) newSteps += 1
    else {
      if (!hasSameText(known, step)) newTextMails += known.waiting
      if (known.delayMinutes !== step.delayMinutes || known.stepOrder !== index + 1) movedSteps += 1
    }
  }
  const cancelledMails = published
    .filter((step) => !kept.has(step.id))
    .reduce((sum, step) => sum + step.waiting, 0)
  return { newTextMails, cancelledMails, newSteps, movedSteps }
}
