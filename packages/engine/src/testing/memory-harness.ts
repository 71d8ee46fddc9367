import { SYSTEM } from '../domain/actor.ts'
import { ATTEMPT_OUTCOME_OF } from '../domain/attempt-outcome.ts'
import { NEWS, type News, newsOf } from '../domain/delivery-event.ts'
import { findViolations } from './memory/find-violations.ts'
import { sendingFactsOf, waitingJobOf } from './memory/forecast-facts.ts'
import { steeredJobOf } from './memory/job-rule-facts.ts'
import { createMemoryState, jobsOfRun, type MemoryState, mustFind, newId } from './memory/memory-state.ts'
import { progressOf } from './memory/move-job.ts'
import { newLead } from './memory/new-lead.ts'
import { publishSteps } from './memory/publish-steps.ts'
import type { BulkTriggerRow, DeliveryRow, JobRow } from './memory/rows.ts'
import { createMemoryStore } from './memory-store.ts'
import type { BulkTriggerView, DomainView, JobView, LeadView, StoreHarness, World } from './store-harness.ts'

/** 2026-01-05 09:00 in Jakarta; any moment would do. */
export const START_AT_MS = 1_767_578_400_000

/** The reference model with the eyes and hands of the contract. */
export function createMemoryHarness(): StoreHarness & { readonly state: MemoryState } {
  const state = createMemoryState(START_AT_MS)
  const store = createMemoryStore(state)
  return { state, store, world: createMemoryWorld(state) }
}

function createMemoryWorld(state: MemoryState): World {
  return {
    addAffiliate: async ({ credits = 0 } = {}) => {
      const id = newId(state)
      state.affiliates.set(id, {
        id,
        name: `Affiliate ${state.affiliates.size + 1}`,
        status: 'active',
        servedBy: 0,
      })
      if (credits > 0) {
        await createMemoryStore(state).topUpCredit({
          affiliateId: id,
          amountCredits: credits,
          type: 'topup',
          description: 'start',
          reference: 'start',
          actor: SYSTEM,
        })
      }
      return id
    },
    addLead: async ({ affiliateId, email }) => {
      const name = `Lead ${state.leads.size + 1}`
      const address = email === undefined ? `lead-${state.leads.size + 1}@leads.test` : email
      return newLead(state, { affiliateId, name, email: address, whatsapp: null }).id
    },
    addAutomation: async ({ affiliateId, delaysHours = [0], ...input }) => {
      const id = newId(state)
      state.automations.set(id, {
        affiliateId,
        id,
        name: `Automation ${state.automations.size + 1}`,
        triggerType: input.triggerType ?? 'AFTER_OPTIN',
        status: input.status ?? 'active',
        pausedAtMs: null,
        reentry: input.reentry ?? 'once',
        onNoCredit: input.onNoCredit ?? 'fail',
        onUnconfirmed: input.onUnconfirmed ?? 'release',
        catchUp: input.catchUp ?? 'send_now',
        catchUpHours: input.catchUpHours ?? 24,
        trackOpens: input.trackOpens ?? 'auto',
        trackClicks: input.trackClicks ?? true,
        endOnReply: input.endOnReply ?? false,
        goalEvents: input.goalEvents ?? [],
      })
      const steps = delaysHours.map((hours, index) => ({
        delayMinutes: hours * 60,
        emailSubject: `Subject ${index + 1}`,
        preheader: '',
        emailBody: `Body ${index + 1}`,
      }))
      if (input.status !== 'archived')
        publishSteps(state, { affiliateId, automationId: id, steps, actor: SYSTEM })
      const stepIds = [...state.steps.values()].filter((s) => s.automationId === id).map((s) => s.id)
      return { automationId: id, stepIds }
    },
    addForm: async ({
      affiliateId,
      active = true,
      doubleOptIn = false,
      automationId,
      tags,
      consentTexts,
    }) => {
      const id = newId(state)
      state.forms.set(id, {
        affiliateId,
        id,
        title: 'Form',
        automationId: automationId ?? null,
        tags: tags ?? [],
        doubleOptIn,
        consentTexts: consentTexts ?? ['I agree.'],
        changedAtMs: state.nowMs,
        active,
        submitCount: 0,
      })
      return id
    },
    addTopUpRequest: async ({ affiliateId, credits }) => {
      const id = newId(state)
      state.topUpRequests.set(id, {
        ...{ affiliateId, id, credits },
        ...{ state: 'open', closedBy: null, statementKey: null },
      })
      return id
    },
    refuseTopUpRequest: async (requestId) => {
      mustFind(state.topUpRequests, requestId).state = 'refused'
    },
    readTopUpState: async (requestId) => mustFind(state.topUpRequests, requestId).state,
    addBulkTrigger: async ({ affiliateId, portions, leaseToken }) => {
      const id = newId(state)
      state.bulkTriggers.set(id, {
        affiliateId,
        id,
        triggerType: 'AFTER_OPTIN',
        portions,
        report: [],
        leaseToken,
        status: 'running',
        donePortions: 0,
        enrolledRuns: 0,
        plannedJobs: 0,
      })
      return id
    },
    setAffiliateStatus: async (affiliateId, status) => {
      mustFind(state.affiliates, affiliateId).status = status
    },
    eraseAddress: async (leadId) => {
      mustFind(state.leads, leadId).email = null
    },
    advance: async (ms) => {
      state.nowMs += ms
    },
    readJob: async (jobId) => viewJob(state, mustFind(state.jobs, jobId)),
    readJobRules: async (jobId, undoWithinMs) =>
      steeredJobOf(state, mustFind(state.jobs, jobId), undoWithinMs),
    readForecastFacts: async (jobId, provider) => {
      return {
        job: waitingJobOf(state, mustFind(state.jobs, jobId)),
        sending: sendingFactsOf(state, provider),
        nextOfRun: null,
      }
    },
    readRun: async (runId) => ({
      status: mustFind(state.runs, runId).status,
      ...progressOf(state, runId),
    }),
    readJobs: async (runId) => jobsOfRun(state, runId).map((job) => viewJob(state, job)),
    readCredit: async (affiliateId) => ({
      ...(state.credits.get(affiliateId) ?? { balance: 0, reserved: 0, totalToppedUp: 0, totalUsed: 0 }),
    }),
    readLedger: async (affiliateId) =>
      state.ledger
        .filter((row) => row.affiliateId === affiliateId)
        .map(({ type, amount, balanceBefore, balanceAfter, jobId, reference, atMs }) => ({
          type,
          amount,
          balanceBefore,
          balanceAfter,
          jobId,
          reference,
          ageMs: state.nowMs - atMs,
        })),
    readStepSentCount: async (stepId) =>
      [...state.jobs.values()].filter((job) => job.stepId === stepId && job.status === 'completed').length,
    readCounters: async (automationId) => {
      const jobs = [...state.jobs.values()].filter((job) => job.automationId === automationId)
      const count = (status: JobRow['status']): number => jobs.filter((job) => job.status === status).length
      return {
        total: jobs.length,
        held: count('held'),
        unconfirmed: count('unconfirmed'),
        failed: count('failed'),
        cancelled: count('cancelled'),
        sentOnDays: count('completed'),
        failedOnDays: count('failed'),
      }
    },
    readDomains: async (affiliateId) => viewDomains(state, affiliateId),
    readAttempts: async (jobId) =>
      state.attempts
        .filter((a) => a.jobId === jobId)
        .sort((a, b) => a.attemptNo - b.attemptNo)
        .map((a) => ({
          attemptNo: a.attemptNo,
          outcome: ATTEMPT_OUTCOME_OF[a.outcome],
          errorCode: a.errorCode,
        })),
    readLead: async (leadId) => {
      const lead = mustFind(state.leads, leadId)
      return {
        name: lead.name,
        email: lead.email,
        erased: lead.erased,
        unsubscribed: lead.unsubscribedAtMs !== null,
        suppressed: lead.suppressedAtMs !== null,
        awaiting: lead.awaitsConfirmation,
        whatsapp: lead.whatsapp,
        tags: lead.tags,
        consents: state.consents.filter((c) => c.leadId === leadId).length,
        lastConsent: lastConsentOf(state, leadId),
      }
    },
    readDeliveries: async (jobId) =>
      state.deliveries
        .filter((delivery) => delivery.jobId === jobId)
        .map(({ kind, link, reason }) => ({ kind, link, reason })),
    readSuppression: async (leadId) => {
      const { affiliateId, email } = mustFind(state.leads, leadId)
      const found = state.suppressions.find((s) => s.affiliateId === affiliateId && s.email === email)
      return found?.reason ?? null
    },
    readAddressSuppression: async ({ affiliateId, email }) =>
      state.suppressions.find((s) => s.affiliateId === affiliateId && s.email === email)?.reason ?? null,
    readWebhook: async (digest) => {
      const row = state.webhooks.get(digest)
      if (row === undefined) return 'unknown'
      return row.matched ? 'matched' : 'unmatched'
    },
    readBulkTrigger: async (bulkTriggerId) => viewBulkTrigger(mustFind(state.bulkTriggers, bulkTriggerId)),
    readFormChange: async (formId) => new Date(mustFind(state.forms, formId).changedAtMs),
    readSubmitCount: async (formId) => mustFind(state.forms, formId).submitCount,
    violations: async () => findViolations(state),
  }
}

function viewDomains(state: MemoryState, affiliateId: string): readonly DomainView[] {
  const mails = [...state.jobs.values()].filter(
    (job) => job.affiliateId === affiliateId && job.status === 'completed',
  )
  return [...Map.groupBy(mails, (job) => job.recipientDomain ?? '')]
    .map(([domain, jobs]) => ({ domain, sent: jobs.length, ...countNews(state, jobs) }))
    .sort((a, b) => (a.domain < b.domain ? -1 : 1))
}

/** How many of these mails have each piece of news. */
function countNews(state: MemoryState, jobs: readonly JobRow[]): Readonly<Record<News, number>> {
  const count = (news: News): number =>
    jobs.filter((job) => state.deliveries.some((d) => d.jobId === job.id && newsOfRow(d).includes(news)))
      .length
  return Object.fromEntries(NEWS.map((news) => [news, count(news)])) as Record<News, number>
}

function newsOfRow({ kind, byMachine }: DeliveryRow): readonly News[] {
  return newsOf({ kind, byMachine: byMachine ?? false })
}

function lastConsentOf(state: MemoryState, leadId: string): LeadView['lastConsent'] {
  const consent = state.consents.findLast((each) => each.leadId === leadId)
  return consent === undefined
    ? null
    : { text: consent.text, version: consent.consentVersion, answers: consent.answers }
}

function viewJob(state: MemoryState, job: JobRow): JobView {
  return {
    id: job.id,
    stepId: job.stepId,
    stepOrder: job.stepOrder,
    status: job.status,
    holdReason: job.holdReason,
    dueInMs: job.scheduledAtMs - state.nowMs,
    errorCode: job.errorCode,
    retryCount: job.retryCount,
    quickRetryCount: job.quickRetryCount,
    attemptCount: job.attemptCount,
    leased: job.leaseToken !== null,
    creditReserved: job.creditReserved,
    creditDeducted: job.creditDeducted,
    emailId: job.emailId,
    stepVersion: job.stepVersion,
    messageRef: job.messageRef,
  }
}

function viewBulkTrigger(bulk: BulkTriggerRow): BulkTriggerView {
  const skipped: { -readonly [Reason in keyof BulkTriggerView['skipped']]: number } = {}
  for (const { reason } of bulk.report) skipped[reason] = (skipped[reason] ?? 0) + 1
  return {
    status: bulk.status,
    doneLeads: bulk.portions.slice(0, bulk.donePortions).flat().length,
    enrolledRuns: bulk.enrolledRuns,
    plannedJobs: bulk.plannedJobs,
    skipped,
    skippedLeads: [...bulk.report],
  }
}
