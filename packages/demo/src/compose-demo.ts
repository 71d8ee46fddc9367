import { bookCredit, type CreditBook } from './book-credit.ts'
import { composeSequences, type Sequences } from './compose-sequences.ts'
import { demoAccounts, demoUsers } from './demo-accounts.ts'
import { demoActivity } from './demo-activity.ts'
import { demoAlerts } from './demo-alerts.ts'
import { playDeliveries } from './demo-deliveries.ts'
import { demoDrains } from './demo-drains.ts'
import { demoFormsAndConsents } from './demo-forms.ts'
import { demoProviderHistory } from './demo-provider.ts'
import { DAY_MS, HOUR_MS } from './demo-rhythm.ts'
import { iso, type JobRow, type LeadRow } from './demo-rows.ts'
import { BUDI_AUTOMATIONS, planBudi } from './plan-budi.ts'
import { planBudisDeposits, planSitisDeposits } from './plan-deposits.ts'
import { planSiti, SITI_AUTOMATIONS } from './plan-siti.ts'
import { playStory } from './play-story.ts'
import { createSeededRandom } from './seeded-random.ts'

/** The rows of the demo by table, in an order that satisfies the foreign keys; counters are counted afterwards. */
export type ComposedDemo = {
  readonly tables: readonly (readonly [table: string, rows: readonly Readonly<Record<string, unknown>>[]])[]
  readonly affiliateIds: readonly string[]
  readonly jobCount: number
}

const AVAILABLE_CREDITS = { budi: 2_480, siti: 42 } as const
const RANDOM_SEED = 20_261_120

/** Makes up the whole demo as it stands at `nowMs`. Pure: the same input gives the same rows. */
export function composeDemo(input: {
  readonly nowMs: number
  readonly passwordHash: string
  /** Keyed hash of an address, as the store makes it; without it suppressions stand on the leads alone. */
  readonly hashEmail: ((email: string) => string) | null
}): ComposedDemo {
  const { nowMs } = input
  const random = createSeededRandom(RANDOM_SEED)
  const { admin, budi, siti, baru } = demoAccounts

  const budis = planBudi(budi.affiliateId, nowMs, random)
  const sitis = planSiti(siti.affiliateId, nowMs, random)
  const budisStory = playStory(budis.plans, budis.frame, random)
  const sitisStory = playStory(sitis.plans, sitis.frame, random)
  const runs = [...budisStory.runs, ...sitisStory.runs]
  const jobs = [...budisStory.jobs, ...sitisStory.jobs]
  const leads = [...budis.leads, ...sitis.leads]

  const budisSequences = composeSequences({
    affiliateId: budi.affiliateId,
    automations: BUDI_AUTOMATIONS,
    createdMs: nowMs - 93 * DAY_MS,
    pausedFromMs: budis.frame.pausedFromMs,
  })
  const sitisSequences = composeSequences({
    affiliateId: siti.affiliateId,
    automations: SITI_AUTOMATIONS,
    createdMs: nowMs - 19 * DAY_MS,
    pausedFromMs: new Map(),
  })
  const sequences: Sequences = {
    automations: [...budisSequences.automations, ...sitisSequences.automations],
    steps: [...budisSequences.steps, ...sitisSequences.steps],
    versions: [...budisSequences.versions, ...sitisSequences.versions],
  }

  const inDoubt = jobs.filter((job) => job.creditReserved)
  const deposits = {
    budi: planBudisDeposits(budis.frame, budisStory.jobs, AVAILABLE_CREDITS.budi + inDoubt.length),
    siti: planSitisDeposits(sitis.frame, sitisStory.jobs, AVAILABLE_CREDITS.siti),
  }
  const describe = ledgerWords(sequences)
  const books = [
    { affiliateId: budi.affiliateId, deposits: deposits.budi, jobs: budisStory.jobs },
    { affiliateId: siti.affiliateId, deposits: deposits.siti, jobs: sitisStory.jobs },
    { affiliateId: baru.affiliateId, deposits: [], jobs: [] },
  ].map((book): CreditBook => bookCredit({ ...book, adminId: admin.userId, describe }))

  const provider = demoProviderHistory(nowMs, random)
  const alerts = demoAlerts(demoAccounts, {
    nowMs,
    unconfirmedMs: Date.parse(inDoubt[0]?.unconfirmedAt ?? iso(nowMs)),
    outageMs: budis.frame.outage.fromMs,
    sitisCredits: AVAILABLE_CREDITS.siti,
  })
  const paused = sequences.automations.find((automation) => automation.pausedAt !== null)
  const activity = demoActivity({
    runs,
    deposits: [
      { affiliateId: budi.affiliateId, deposits: deposits.budi },
      { affiliateId: siti.affiliateId, deposits: deposits.siti },
    ],
    alerts: alerts.alerts,
    checks: provider.checks,
    pausedAutomation: { id: paused?.id ?? '', atMs: Date.parse(paused?.pausedAt ?? iso(nowMs - HOUR_MS)) },
  })
  const people = demoUsers(nowMs, input.passwordHash)
  const { forms, consents } = demoFormsAndConsents(leads, nowMs, random)
  const deliveries = playDeliveries({ jobs, leads, nowMs, random, linkOf: linksOf(sequences) })

  return {
    affiliateIds: [budi.affiliateId, siti.affiliateId, baru.affiliateId],
    jobCount: jobs.length,
    tables: [
      ['User', people.users],
      ['Account', people.accounts],
      ['AffiliateProfile', people.profiles],
      ['OptinForm', forms],
      ['AffiliateLead', leads],
      ['LeadConsent', consents],
      ['Suppression', suppressionsOf(leads, input.hashEmail)],
      ['AffiliateAutomation', sequences.automations],
      ['AffiliateAutomationStep', sequences.steps],
      ['AffiliateAutomationStepVersion', sequences.versions],
      ['AffiliateAutomationLog', runs],
      ['AffiliateAutomationJob', jobs],
      ['AutomationAttempt', [...budisStory.attempts, ...sitisStory.attempts]],
      ['AffiliateCredit', books.map((book) => book.credit)],
      ['AffiliateCreditTransaction', books.flatMap((book) => book.ledger)],
      ['DeliveryEvent', deliveries],
      ['ProviderState', provider.state],
      ['ProviderCheck', provider.checks],
      ['Alert', alerts.alerts],
      ['AlertDelivery', alerts.deliveries],
      ['EngineDrain', demoDrains(jobs, nowMs, random)],
      ['ActivityLog', activity],
    ],
  }
}

function ledgerWords(sequences: Sequences): (job: JobRow) => string {
  const names = new Map(sequences.automations.map((automation) => [automation.id, automation.name]))
  return (job) => `Automation email: ${names.get(job.automationId) ?? ''} - Step ${job.stepOrder}`
}

/** The first link of the text that a job sent. */
function linksOf(sequences: Sequences): (job: JobRow) => string | null {
  const links = new Map(
    sequences.steps.map((step) => [step.id, /href="([^"]+)"/.exec(step.emailBody)?.[1] ?? null]),
  )
  return (job) => links.get(job.stepId) ?? null
}

function suppressionsOf(leads: readonly LeadRow[], hashEmail: ((email: string) => string) | null) {
  return hashEmail === null
    ? []
    : leads.flatMap(({ affiliateId, email, suppressedAt }) =>
        email === null || suppressedAt === null
          ? []
          : [
              {
                affiliateId,
                emailHash: hashEmail(email),
                reason: 'refused',
                detail: 'The provider refuses this recipient.',
                at: suppressedAt,
              },
            ],
      )
}
