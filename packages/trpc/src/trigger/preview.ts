import { type TriggerPreview, triggerPreview, triggerPreviewInput } from '@booster/contracts/triggers'
import {
  previewTrigger as previewTriggerFacts,
  type TriggerPairFacts,
} from '@booster/db/automations/preview-trigger'
import { readCredit } from '@booster/db/credits/read-credit'
import { affiliateProcedure } from '../init.ts'
import { demandKnownLeads } from './demand-known-leads.ts'

/** An e-mail costs one credit. */
const CREDITS_PER_JOB = 1

/** What a trigger would do: who enters which automation, who is skipped and why, and what it costs. */
export const previewTrigger = affiliateProcedure
  .input(triggerPreviewInput)
  .output(triggerPreview)
  .query(async ({ ctx, input }) => {
    const { affiliateId } = ctx
    const [pairs, credit] = await Promise.all([
      previewTriggerFacts(ctx.services.pool, { affiliateId, ...input }),
      readCredit(ctx.services.pool, { affiliateId }),
    ])
    demandKnownLeads(pairs.filter((pair) => pair.leadName !== null).length)
    const enrol = pairs.flatMap(enrolmentOf)
    const jobs = enrol.reduce((sum, { jobs }) => sum + jobs, 0)
    return {
      automations: automationsIn(pairs),
      enrol,
      skip: skipsOf(pairs),
      creditsNeeded: jobs * CREDITS_PER_JOB,
      creditsAvailable: credit.balance - credit.reserved,
    }
  })

type Skip = TriggerPreview['skip'][number]

/** In the store's order: no lead, nothing to enter, no mailing at all, not this automation. */
function againstEnrolment(pair: TriggerPairFacts): Skip['reason'] | null {
  if (pair.leadName === null) return 'UNKNOWN_LEAD'
  if (pair.automationId === null) return 'NO_AUTOMATION'
  if (pair.blocked !== null) return pair.blocked
  if (pair.steps === 0) return 'NO_STEPS'
  if (pair.hasLeft) return 'LEFT_SEQUENCE'
  return pair.alreadyEnrolled ? 'ALREADY_ENROLLED' : null
}

function enrolmentOf(pair: TriggerPairFacts): TriggerPreview['enrol'] {
  const { leadId, leadName, automationId, steps } = pair
  if (againstEnrolment(pair) !== null || leadName === null || automationId === null) return []
  return [{ leadId, leadName, automationId, jobs: steps }]
}

/** What is about the lead itself is said once, whatever automations there are. */
function skipsOf(pairs: readonly TriggerPairFacts[]): Skip[] {
  const skips = new Map<string, Skip>()
  for (const pair of pairs) {
    const reason = againstEnrolment(pair)
    if (reason === null) continue
    const isOfLead = pair.leadName === null || pair.automationId === null || pair.blocked !== null
    const automationId = isOfLead ? null : pair.automationId
    const { leadId, leadName } = pair
    skips.set(`${leadId} ${automationId}`, { leadId, leadName, automationId, reason })
  }
  return [...skips.values()]
}

function automationsIn(pairs: readonly TriggerPairFacts[]): TriggerPreview['automations'] {
  const automations = new Map<string, TriggerPreview['automations'][number]>()
  for (const { automationId: id, automationName: name, steps } of pairs) {
    if (id !== null && name !== null) automations.set(id, { id, name, steps })
  }
  return [...automations.values()]
}
