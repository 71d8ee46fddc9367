import type { DemoAutomation } from './demo-automation.ts'
import { demoId } from './demo-id.ts'
import { createDemoPeople } from './demo-people.ts'
import type { Fate, RunPlan, StoryFrame } from './demo-plan.ts'
import { DAY_MS, HOUR_MS, jakartaMidnight, MINUTE_MS, SECOND_MS, sampleMoment } from './demo-rhythm.ts'
import type { LeadRow } from './demo-rows.ts'
import { culinaryEbook, followUpWebinar, remindPayment, welcomeMembers } from './demo-texts-budi.ts'
import { leadMaker } from './lead-maker.ts'
import type { SeededRandom } from './seeded-random.ts'

export const BUDI_AUTOMATIONS = [welcomeMembers, followUpWebinar, remindPayment, culinaryEbook] as const
export const budiForms = { webinar: demoId('form:webinar'), members: demoId('form:members') } as const

export type AffiliatePlan = {
  readonly leads: readonly LeadRow[]
  readonly plans: readonly RunPlan[]
  readonly frame: StoryFrame
}

const LEAD_COUNT = 300
const OLD_LEAD_COUNT = 60
const WITHOUT_ADDRESS = 3
const HELD_MAILS = 18

// The people of the story, and what is happening to one of their mails: it is due `dueMs` from now.
const BOUND_TO_HAPPEN: readonly {
  readonly name: string
  readonly automation: DemoAutomation
  readonly stepOrder: number
  readonly dueMs: number
  readonly fate?: Fate
}[] = [
  { name: 'Rizky Pratama', automation: welcomeMembers, stepOrder: 2, dueMs: 13 * MINUTE_MS },
  { name: 'Agus Setiawan', automation: remindPayment, stepOrder: 2, dueMs: 30 * MINUTE_MS },
  { name: 'Nur Aini', automation: welcomeMembers, stepOrder: 2, dueMs: 60 * MINUTE_MS },
  { name: 'Teguh Prakoso', automation: culinaryEbook, stepOrder: 4, dueMs: 75 * MINUTE_MS },
  {
    name: 'Dewi Lestari',
    automation: followUpWebinar,
    stepOrder: 3,
    dueMs: -34 * MINUTE_MS,
    fate: 'retrying',
  },
  { name: 'Sri Wahyuni', automation: welcomeMembers, stepOrder: 3, dueMs: -3 * MINUTE_MS, fate: 'retrying' },
  { name: 'Eko Purnomo', automation: remindPayment, stepOrder: 2, dueMs: -71 * MINUTE_MS, fate: 'retrying' },
  {
    name: 'Putri Maharani',
    automation: remindPayment,
    stepOrder: 1,
    dueMs: -25 * MINUTE_MS,
    fate: 'unconfirmed',
  },
  {
    name: 'Arif Rahman',
    automation: followUpWebinar,
    stepOrder: 1,
    dueMs: -30 * HOUR_MS,
    fate: 'not-confirmed',
  },
  { name: 'Bayu Nugroho', automation: culinaryEbook, stepOrder: 3, dueMs: -60 * MINUTE_MS },
  {
    name: 'Ratna Sari',
    automation: welcomeMembers,
    stepOrder: 2,
    dueMs: -62 * MINUTE_MS,
    fate: 'blacklisted',
  },
  { name: 'Indah Permata', automation: followUpWebinar, stepOrder: 2, dueMs: -3 * HOUR_MS, fate: 'busy' },
  { name: 'Joko Susilo', automation: followUpWebinar, stepOrder: 3, dueMs: -MINUTE_MS, fate: 'sent' },
  { name: 'Fitri Handayani', automation: welcomeMembers, stepOrder: 1, dueMs: -2 * MINUTE_MS, fate: 'sent' },
  { name: 'Wulan Anggraini', automation: remindPayment, stepOrder: 2, dueMs: -3 * MINUTE_MS, fate: 'sent' },
  {
    name: 'Hendra Wijaya',
    automation: followUpWebinar,
    stepOrder: 2,
    dueMs: -7 * HOUR_MS,
    fate: 'unsubscribe',
  },
  { name: 'Yusuf Hakim', automation: remindPayment, stepOrder: 1, dueMs: -4 * HOUR_MS, fate: 'recovered' },
  { name: 'Maya Kusuma', automation: welcomeMembers, stepOrder: 3, dueMs: -5 * HOUR_MS, fate: 'pause-run' },
  { name: 'Doni Saputra', automation: remindPayment, stepOrder: 2, dueMs: -6 * HOUR_MS, fate: 'cancel-run' },
]

/** Budi: 300 leads on their way through four automations, in every state a mail can be in. */
export function planBudi(
  affiliateId: string,
  nowMs: number,
  random: SeededRandom,
): AffiliatePlan & {
  readonly frame: { readonly outage: { readonly fromMs: number; readonly toMs: number } }
} {
  const people = createDemoPeople(random)
  // A few days more than the screens show, so that their first day is a day like the others.
  const sinceMs = nowMs - 35 * DAY_MS
  const outageDayMs = jakartaMidnight(nowMs, 12)
  const outage = { fromMs: outageDayMs + 3.5 * HOUR_MS, toMs: outageDayMs + 7.2 * HOUR_MS }
  const lead = leadMaker(affiliateId)

  const bound = [
    ...BOUND_TO_HAPPEN.map((b) => ({ ...b, dueMs: nowMs + b.dueMs })),
    { name: 'Lina Marlina', automation: welcomeMembers, stepOrder: 2, dueMs: outage.fromMs + HOUR_MS },
  ]
  const boundPlans = bound.map(({ name, automation, stepOrder, dueMs, ...rest }, index): RunPlan => {
    const triggeredAtMs = dueMs - (automation.steps[stepOrder - 1]?.delayHours ?? 0) * HOUR_MS
    const person = lead(
      people.named(name),
      triggeredAtMs - (automation === welcomeMembers ? 0 : DAY_MS),
      'optin',
      ['webinar'],
    )
    const triggerKey = automation.reentry === 'keyed' ? `INV-${2_601 + index}` : ''
    const fate = 'fate' in rest ? rest.fate : undefined
    return {
      automation,
      lead: person,
      triggeredAtMs,
      triggerKey,
      ...(fate ? { bound: { stepOrder, fate } } : {}),
    }
  })

  const oldLeads = Array.from({ length: OLD_LEAD_COUNT }, (_, index) => {
    const person = people.next()
    const at = sampleMoment(random, nowMs - 90 * DAY_MS, sinceMs)
    const missing = index % (OLD_LEAD_COUNT / WITHOUT_ADDRESS) === 3
    return lead(missing ? { ...person, email: null } : person, at, missing ? 'manual' : 'csv', [
      'pelanggan lama',
    ])
  })
  const newLeads = Array.from({ length: LEAD_COUNT - OLD_LEAD_COUNT - bound.length }, () => {
    const tags = random.pick([['webinar'], ['webinar', 'hangat'], ['ebook'], []])
    return lead(people.next(), sampleMoment(random, sinceMs, nowMs - 5 * MINUTE_MS), 'optin', tags)
  })

  const reachable = [...oldLeads, ...newLeads].filter((l) => l.email !== null)
  const enrol = enroller(reachable, random)
  const plans = [
    ...boundPlans,
    ...newLeads.map(
      (l): RunPlan => ({
        automation: welcomeMembers,
        lead: l,
        triggeredAtMs: Date.parse(l.createdAt),
        triggerKey: '',
      }),
    ),
    ...enrol(followUpWebinar, 150, sinceMs, nowMs - 20 * MINUTE_MS),
    ...enrol(remindPayment, 120, sinceMs, nowMs - 20 * MINUTE_MS),
    ...enrol(culinaryEbook, 70, sinceMs, nowMs - 3 * DAY_MS),
  ]
  const pausedFromMs = new Map([[culinaryEbook.key, pausedSince(plans, nowMs)]])
  return {
    leads: [...boundPlans.map((plan) => plan.lead), ...oldLeads, ...newLeads],
    plans,
    frame: { affiliateId, nowMs, pausedFromMs, outage },
  }
}

/** Enrols each lead at most once into an automation, never before it existed. */
function enroller(leads: readonly LeadRow[], random: SeededRandom) {
  return (automation: DemoAutomation, count: number, fromMs: number, toMs: number): readonly RunPlan[] => {
    const free = new Set(leads)
    const plans: RunPlan[] = []
    while (plans.length < count) {
      const triggeredAtMs = sampleMoment(random, fromMs, toMs)
      const known = [...free].filter((lead) => Date.parse(lead.createdAt) < triggeredAtMs - HOUR_MS)
      if (known.length === 0) continue
      const lead = random.pick(known)
      free.delete(lead)
      const triggerKey = automation.reentry === 'keyed' ? `INV-${2_400 + plans.length}` : ''
      plans.push({ automation, lead, triggeredAtMs, triggerKey })
    }
    return plans
  }
}

/** The e-book was paused just before the last eighteen of its mails came due. */
function pausedSince(plans: readonly RunPlan[], nowMs: number): number {
  const due = plans
    .filter((plan) => plan.automation === culinaryEbook)
    .flatMap((plan) => culinaryEbook.steps.map((step) => plan.triggeredAtMs + step.delayHours * HOUR_MS))
    .filter((dueMs) => dueMs <= nowMs)
    .sort((a, b) => b - a)
  return (due[HELD_MAILS - 1] ?? nowMs) - SECOND_MS
}
