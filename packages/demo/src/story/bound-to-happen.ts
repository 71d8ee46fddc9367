import type { DemoAutomation } from '../texts/demo-automation.ts'
import { culinaryEbook, followUpWebinar, remindPayment, welcomeMembers } from '../texts/demo-texts-budi.ts'
import type { Fate } from './demo-mailer.ts'
import { HOUR_MS, MINUTE_MS } from './demo-rhythm.ts'

// The people of the story, and what happens to one of their mails, which is due `dueMs` from the end.
export const BOUND_TO_HAPPEN: readonly {
  readonly name: string
  readonly automation: DemoAutomation
  readonly stepOrder: number
  readonly dueMs: number
  readonly fate?: Fate
  /** A person stops the run 40 minutes before. */
  readonly stopped?: 'pauseRun' | 'cancelRun'
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
    fate: 'busy',
  },
  { name: 'Sri Wahyuni', automation: welcomeMembers, stepOrder: 3, dueMs: -3 * MINUTE_MS, fate: 'busy' },
  { name: 'Eko Purnomo', automation: remindPayment, stepOrder: 2, dueMs: -71 * MINUTE_MS, fate: 'busy' },
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
    fate: 'unconfirmed',
  },
  { name: 'Bayu Nugroho', automation: culinaryEbook, stepOrder: 3, dueMs: -60 * MINUTE_MS },
  {
    name: 'Ratna Sari',
    automation: welcomeMembers,
    stepOrder: 2,
    dueMs: -62 * MINUTE_MS,
    fate: 'refused',
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
    fate: 'unsubscribes',
  },
  { name: 'Yusuf Hakim', automation: remindPayment, stepOrder: 1, dueMs: -4 * HOUR_MS, fate: 'recovered' },
  { name: 'Maya Kusuma', automation: welcomeMembers, stepOrder: 3, dueMs: -5 * HOUR_MS, stopped: 'pauseRun' },
  {
    name: 'Doni Saputra',
    automation: remindPayment,
    stepOrder: 2,
    dueMs: -6 * HOUR_MS,
    stopped: 'cancelRun',
  },
]
