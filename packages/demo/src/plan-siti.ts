import { demoId } from './demo-id.ts'
import { createDemoPeople } from './demo-people.ts'
import type { RunPlan } from './demo-plan.ts'
import { DAY_MS, MINUTE_MS, sampleMoment } from './demo-rhythm.ts'
import { sewingCourse } from './demo-texts-siti.ts'
import { leadMaker } from './lead-maker.ts'
import type { AffiliatePlan } from './plan-budi.ts'
import type { SeededRandom } from './seeded-random.ts'

export const SITI_AUTOMATIONS = [sewingCourse] as const
export const sitiForm = demoId('form:sewing')

/** Siti: one automation, and hardly any credit left for the mails that are still to come. */
export function planSiti(affiliateId: string, nowMs: number, random: SeededRandom): AffiliatePlan {
  const people = createDemoPeople(random)
  const lead = leadMaker(affiliateId)
  const leads = Array.from({ length: 64 }, () =>
    lead(people.next(), sampleMoment(random, nowMs - 12 * DAY_MS, nowMs - 40 * MINUTE_MS), 'optin', [
      'menjahit',
    ]),
  )
  const plans = leads.map(
    (l): RunPlan => ({
      automation: sewingCourse,
      lead: l,
      triggeredAtMs: Date.parse(l.createdAt),
      triggerKey: '',
    }),
  )
  return { leads, plans, frame: { affiliateId, nowMs, pausedFromMs: new Map(), outage: null } }
}
