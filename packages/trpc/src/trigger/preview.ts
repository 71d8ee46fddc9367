import { type TriggerPreview, triggerPreview, triggerPreviewInput } from '@booster/contracts/trigger'
import {
  previewTrigger as previewTriggerFacts,
  type TriggerPairFacts,
} from '@booster/db/queries/affiliate/preview-trigger'
import { readCredit } from '@booster/db/queries/affiliate/read-credit'
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
      skip: pairs.flatMap(skipOf),
      creditsNeeded: jobs * CREDITS_PER_JOB,
      creditsAvailable: credit.balance - credit.reserved,
    }
  })

type SkipReason = TriggerPreview['skip'][number]['reason']

const againstEnrolment = (pair: TriggerPairFacts): SkipReason | null => {
  if (pair.leadName === null) return 'UNKNOWN_LEAD'
  if (pair.automationId === null) return 'NO_AUTOMATION'
  if (pair.blocked !== null) return pair.blocked
  if (pair.alreadyEnrolled) return 'ALREADY_ENROLLED'
  return pair.steps === 0 ? 'NO_STEPS' : null
}

const enrolmentOf = (pair: TriggerPairFacts): TriggerPreview['enrol'] => {
  const { leadId, leadName, automationId, steps } = pair
  if (againstEnrolment(pair) !== null || leadName === null || automationId === null) return []
  return [{ leadId, leadName, automationId, jobs: steps }]
}

const skipOf = (pair: TriggerPairFacts): TriggerPreview['skip'] => {
  const reason = againstEnrolment(pair)
  if (reason === null) return []
  const { leadId, leadName, automationId } = pair
  return [{ leadId, leadName, automationId: reason === 'UNKNOWN_LEAD' ? null : automationId, reason }]
}

const automationsIn = (pairs: readonly TriggerPairFacts[]): TriggerPreview['automations'] => {
  const automations = new Map<string, TriggerPreview['automations'][number]>()
  for (const { automationId: id, automationName: name, steps } of pairs) {
    if (id !== null && name !== null) automations.set(id, { id, name, steps })
  }
  return [...automations.values()]
}
