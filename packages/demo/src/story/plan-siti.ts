import { demoAccounts } from '../demo-accounts.ts'
import { demoId } from '../demo-id.ts'
import type { SeededRandom } from '../seeded-random.ts'
import { sewingCourse } from '../texts/demo-texts-siti.ts'
import { createDemoPeople } from './demo-people.ts'
import { DAY_MS, HOUR_MS, jakartaMidnight, MINUTE_MS, sampleMoment } from './demo-rhythm.ts'
import {
  countDue,
  type DemoLead,
  deposit,
  type Enrolment,
  type FormStarts,
  nextBusyMoment,
  type Script,
} from './script.ts'

export const SITI_AUTOMATIONS = [sewingCourse] as const
/** Low at every hour of the day: less than three days of the dozen mails that she sends on each. */
export const SITI_AVAILABLE_CREDITS = 31
export const sitiForm = demoId('form:sewing')
export const SITI_FORM_STARTS: FormStarts = new Map([[sitiForm, sewingCourse]])

const LEADS = 64

/** Siti: one automation, all of whose mails arrive, and hardly any credit left for those that are still to come. */
export function planSiti(endMs: number, random: SeededRandom): Script {
  const people = createDemoPeople(random)
  const { affiliateId } = demoAccounts.siti
  const leads = Array.from({ length: LEADS }, (): DemoLead => {
    const atMs = sampleMoment(random, endMs - 12 * DAY_MS, endMs - 2 * HOUR_MS)
    const createdAtMs = nextBusyMoment(atMs, endMs)
    return { ...people.next(), affiliateId, createdAtMs, source: 'optin', tags: ['menjahit'] }
  })
  const enrolments = leads.map(
    (lead): Enrolment => ({ automation: sewingCourse, lead, atMs: lead.createdAtMs, triggerKey: '' }),
  )
  return { leads, enrolments, fates: new Map(), acts: depositsOf(enrolments, endMs) }
}

/** What she brought along and two small top-ups. */
function depositsOf(enrolments: readonly Enrolment[], endMs: number): Script['acts'] {
  const needed = countDue(enrolments, 0, endMs) + SITI_AVAILABLE_CREDITS
  const small = 50
  const big = Math.floor((needed - small - 1) / 50) * 50
  const firstDayMs = jakartaMidnight(endMs, 14)
  const about = { affiliateId: demoAccounts.siti.affiliateId, adminId: demoAccounts.admin.userId }
  const broughtAlong = {
    ...about,
    type: 'adjustment',
    description: 'Saldo awal dari sistem lama',
    reference: 'ADJ-0012',
  } as const
  const request = (number: number) =>
    ({
      ...about,
      type: 'topup',
      description: `Permintaan #TU-0${number} disetujui`,
      reference: `TU-0${number}`,
    }) as const
  return [
    deposit(firstDayMs + 7.5 * HOUR_MS, broughtAlong, needed - small - big),
    deposit(firstDayMs + 8 * HOUR_MS, request(151), big),
    deposit(firstDayMs + DAY_MS + 16 * HOUR_MS + 7 * MINUTE_MS, request(155), small),
  ]
}
