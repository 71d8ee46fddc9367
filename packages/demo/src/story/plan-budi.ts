import { demoAccounts } from '../demo-accounts.ts'
import { demoId } from '../demo-id.ts'
import type { SeededRandom } from '../seeded-random.ts'
import type { DemoAutomation } from '../texts/demo-automation.ts'
import {
  culinaryEbook,
  followUpWebinar,
  inviteToWebinar,
  remindPayment,
  welcomeMembers,
} from '../texts/demo-texts-budi.ts'
import { BOUND_TO_HAPPEN } from './bound-to-happen.ts'
import { type Fate, mailKey } from './demo-mailer.ts'
import { createDemoPeople, type DemoPerson } from './demo-people.ts'
import { DAY_MS, HOUR_MS, jakartaMidnight, MINUTE_MS, SECOND_MS, sampleMoment } from './demo-rhythm.ts'
import {
  countDue,
  type DemoLead,
  deposit,
  type Enrolment,
  type FormStarts,
  lastMorning,
  mustKnow,
  nextBusyMoment,
  personActor,
  type Script,
  stopRun,
} from './script.ts'
import type { Act } from './stage.ts'

export const BUDI_AUTOMATIONS = [
  welcomeMembers,
  inviteToWebinar,
  followUpWebinar,
  remindPayment,
  culinaryEbook,
] as const
export const budiForms = { webinar: demoId('form:webinar'), members: demoId('form:members') } as const
/** Which sequence each form starts. */
export const BUDI_FORM_STARTS: FormStarts = new Map([
  [budiForms.webinar, inviteToWebinar],
  [budiForms.members, welcomeMembers],
])

const LEAD_COUNT = 300
const OLD_LEAD_COUNT = 60
const WITHOUT_ADDRESS = 3
const HELD_MAILS = 18
const AVAILABLE_CREDITS = 2_480

const { affiliateId, userId } = demoAccounts.budi

/** The hours without credit, and a moment among them at which mails are due. */
export type Outage = { readonly fromMs: number; readonly dueMs: number; readonly toMs: number }

export function outageOf(endMs: number): Outage {
  const fromMs = jakartaMidnight(endMs, 12) + 3.5 * HOUR_MS
  const dueMs = nextBusyMoment(fromMs + HOUR_MS, endMs)
  return { fromMs, dueMs, toMs: dueMs + 20 * MINUTE_MS }
}

/** Budi: 300 leads on their way through four automations, in every state a mail can be in. */
export function planBudi(
  endMs: number,
  random: SeededRandom,
): Script & {
  readonly withoutAddress: readonly DemoLead[]
  /** Addresses of the people in the fixed part of the story. */
  readonly boundLeads: readonly string[]
} {
  const people = createDemoPeople(random)
  // A few days more than the screens show, so that their first day is a day like the others.
  const sinceMs = endMs - 35 * DAY_MS
  const bound = planBound(endMs, people.named)
  const oldLeads = Array.from({ length: OLD_LEAD_COUNT }, (_, index): DemoLead => {
    const isMissing = index % (OLD_LEAD_COUNT / WITHOUT_ADDRESS) === 3
    const createdAtMs = sampleMoment(random, endMs - 90 * DAY_MS, sinceMs)
    const source = isMissing ? 'manual' : 'import'
    return { ...people.next(), affiliateId, createdAtMs, source, tags: ['pelanggan lama'] }
  })
  const newLeads = Array.from(
    { length: LEAD_COUNT - OLD_LEAD_COUNT - bound.enrolments.length },
    (): DemoLead => {
      const tags = random.pick([['webinar'], ['webinar', 'hangat'], ['ebook'], []])
      const createdAtMs = nextBusyMoment(sampleMoment(random, sinceMs, endMs - HOUR_MS), endMs)
      return { ...people.next(), affiliateId, createdAtMs, source: 'optin', tags }
    },
  )
  const withoutAddress = oldLeads.filter((lead) => lead.source === 'manual')
  const reachable = [...oldLeads.filter((lead) => lead.source === 'import'), ...newLeads]
  const enrolSome = enroller(reachable, endMs, random)
  const enrolments = [
    ...bound.enrolments,
    ...newLeads.map(
      (lead): Enrolment => ({
        automation: lead.tags.includes('webinar') ? inviteToWebinar : welcomeMembers,
        lead,
        atMs: lead.createdAtMs,
        triggerKey: '',
      }),
    ),
    ...enrolSome(followUpWebinar, 150, { fromMs: sinceMs, toMs: endMs - HOUR_MS }),
    ...enrolSome(remindPayment, 120, { fromMs: sinceMs, toMs: endMs - HOUR_MS }),
    ...enrolSome(culinaryEbook, 70, { fromMs: sinceMs, toMs: endMs - 3 * DAY_MS }),
  ]
  return {
    leads: [...bound.enrolments.map(({ lead }) => lead), ...oldLeads, ...newLeads],
    withoutAddress,
    boundLeads: bound.enrolments.map(({ lead }) => lead.email),
    enrolments,
    fates: bound.fates,
    acts: [...bound.acts, pauseEbook(enrolments, endMs), ...depositsOf(enrolments, endMs)],
  }
}

function planBound(
  endMs: number,
  personNamed: (name: string) => DemoPerson,
): Pick<Script, 'enrolments' | 'fates' | 'acts'> {
  const fates = new Map<string, Fate>()
  const acts: Act[] = []
  const withoutCredit = {
    name: 'Lina Marlina',
    automation: welcomeMembers,
    stepOrder: 2,
    dueMs: outageOf(endMs).dueMs - endMs,
  }
  const enrolments = [...BOUND_TO_HAPPEN, withoutCredit].map((event, index): Enrolment => {
    const { name, automation, stepOrder } = event
    const dueMs = endMs + event.dueMs
    const atMs = dueMs - (automation.steps[stepOrder - 1]?.delayMinutes ?? 0) * MINUTE_MS
    const isOptin = automation === welcomeMembers
    const lead: DemoLead = {
      ...personNamed(name),
      affiliateId,
      createdAtMs: isOptin ? atMs : atMs - DAY_MS,
      source: isOptin ? 'optin' : 'manual',
      tags: ['webinar'],
    }
    const triggerKey = automation.reentry === 'keyed' ? `INV-${2_601 + index}` : ''
    const enrolment = { automation, lead, atMs, triggerKey }
    const { fate, stopped } = { fate: undefined, stopped: undefined, ...event }
    if (fate !== undefined)
      fates.set(mailKey({ leadEmail: lead.email, automationName: automation.name, stepOrder }), fate)
    if (stopped !== undefined)
      acts.push(stopRun(dueMs - 40 * MINUTE_MS, { enrolment, userId, operation: stopped }))
    return enrolment
  })
  return { enrolments, fates, acts }
}

/** Enrols each lead at most once into an automation, never before it existed. */
function enroller(leads: readonly DemoLead[], endMs: number, random: SeededRandom) {
  return (
    automation: DemoAutomation,
    count: number,
    between: { readonly fromMs: number; readonly toMs: number },
  ): readonly Enrolment[] => {
    const free = new Set(leads)
    const enrolments: Enrolment[] = []
    while (enrolments.length < count) {
      const atMs = nextBusyMoment(sampleMoment(random, between.fromMs, between.toMs), endMs)
      const known = [...free].filter((lead) => lead.createdAtMs < atMs - HOUR_MS)
      if (known.length === 0) continue
      const lead = random.pick(known)
      free.delete(lead)
      const triggerKey = automation.reentry === 'keyed' ? `INV-${2_400 + enrolments.length}` : ''
      enrolments.push({ automation, lead, atMs, triggerKey })
    }
    return enrolments
  }
}

/** The e-book is paused just before the last eighteen of its mails come due, and after everybody has entered it. */
function pauseEbook(enrolments: readonly Enrolment[], endMs: number): Act {
  const own = enrolments.filter(({ automation }) => automation === culinaryEbook)
  const due = own
    .flatMap(({ atMs }) => culinaryEbook.steps.map((step) => atMs + step.delayMinutes * MINUTE_MS))
    .filter((dueMs) => dueMs <= endMs)
    .sort((a, b) => b - a)
  const lastEntryMs = Math.max(...own.map(({ atMs }) => atMs))
  return {
    atMs: Math.max((due[HELD_MAILS - 1] ?? endMs) - SECOND_MS, lastEntryMs + MINUTE_MS),
    run: (stage) =>
      stage.store.setAutomationStatus({
        affiliateId,
        automationId: mustKnow(stage.automationIds, culinaryEbook.key),
        status: 'paused',
        actor: personActor(userId),
      }),
  }
}

/** Credit runs out for the hours of the outage; what is given afterwards leaves about 2,480 in the end. */
function depositsOf(enrolments: readonly Enrolment[], endMs: number): readonly Act[] {
  const outage = outageOf(endMs)
  const about = { affiliateId, adminId: demoAccounts.admin.userId }
  const topUp = (number: number) =>
    ({
      ...about,
      type: 'topup',
      description: `Permintaan #TU-0${number} disetujui`,
      reference: `TU-0${number}`,
    }) as const
  const adjustment = (number: string, description: string) =>
    ({ ...about, type: 'adjustment', description, reference: `ADJ-00${number}` }) as const
  const morningMs = lastMorning(jakartaMidnight(endMs), endMs)
  const bonusMs = jakartaMidnight(endMs, 6) + 15 * HOUR_MS
  const today = { topUp: 2_000, compensation: 25 } as const
  // Nearly all of them are sent: a few are held with the e-book, and some fail.
  const stillToSend = Math.round(countDue(enrolments, bonusMs, endMs) * 0.97) - HELD_MAILS
  const bonus = (available: number): number =>
    Math.max(0, AVAILABLE_CREDITS + stillToSend - today.topUp - today.compensation - available)
  return [
    deposit(jakartaMidnight(endMs, 37) + 9 * HOUR_MS, adjustment('01', 'Saldo awal dari sistem lama'), 1_000),
    deposit(jakartaMidnight(endMs, 27) + 10.2 * HOUR_MS, topUp(142), 500),
    deposit(outage.fromMs, adjustment('09', 'Koreksi saldo awal'), (available) => -available),
    deposit(outage.toMs, topUp(168), 1_000),
    deposit(bonusMs, adjustment('17', 'Bonus loyalitas'), bonus),
    deposit(morningMs, topUp(187), today.topUp),
    deposit(
      morningMs + 12 * MINUTE_MS,
      adjustment('21', 'Kompensasi gangguan dua hari lalu'),
      today.compensation,
    ),
  ]
}
