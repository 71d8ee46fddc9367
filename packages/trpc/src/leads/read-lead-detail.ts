import type { ConsentProof, LeadDetail } from '@booster/contracts/leads/leads'
import { isoOf, isoOrNull } from '@booster/db/connection/iso-time'
import { type ConsentFacts, listLeadConsents } from '@booster/db/leads/list-lead-consents'
import { readLead } from '@booster/db/leads/read-lead'
import { readQuestion } from '@booster/db/leads/read-question'
import { whyNotReactivate } from '@booster/engine/domain/lead'
import { whenAskAgain, whyNotAskAgain } from '@booster/engine/domain/trigger/optin-doubt'
import type { LeadRef } from '@booster/engine/ports'
import type { Services } from '../context.ts'
import { leadRowOf } from './lead-row.ts'

/** Null when the affiliate has no such lead. */
export async function readLeadDetail(services: Services, ref: LeadRef): Promise<LeadDetail | null> {
  const [lead, consents, question] = await Promise.all([
    readLead(services.reads, ref),
    listLeadConsents(services.reads, ref),
    readQuestion(services.reads, { ...ref, clock: services.clock }),
  ])
  if (lead === null) return null
  const { affiliateId } = ref
  const suppression =
    lead.email === null ? null : await services.leads.readSuppression({ affiliateId, email: lead.email })
  const reactivate = whyNotReactivate({
    leadErased: lead.erasedAt !== null,
    leadUnsubscribed: lead.unsubscribedAt !== null,
    leadSuppressed: lead.suppressedAt !== null,
    suppression,
  })
  return {
    ...leadRowOf(lead),
    notes: lead.notes,
    updatedAt: isoOf(lead.updatedAt),
    unsubscribedAt: isoOrNull(lead.unsubscribedAt),
    snoozedUntil: isoOrNull(lead.snoozedUntil),
    suppressedAt: isoOrNull(lead.suppressedAt),
    suppression,
    emailChangedAt: isoOrNull(lead.emailChangedAt),
    erasedAt: isoOrNull(lead.erasedAt),
    consents: consents.map(proofOf),
    runCount: lead.runCount,
    left: lead.left.map(({ at, ...sequence }) => ({ ...sequence, at: isoOf(new Date(at)) })),
    failedJobs: lead.failedJobs,
    askedAt: isoOrNull(question?.mailSentAt ?? null),
    askAgainAt: isoOrNull(question === null ? null : whenAskAgain(question)),
    actions: { reactivate, askAgain: question === null ? 'NOT_AWAITING' : whyNotAskAgain(question) },
  }
}

function proofOf({ formId, formTitle, at, ...proof }: ConsentFacts): ConsentProof {
  return {
    ...proof,
    form: formId === null ? null : { id: formId, title: formTitle ?? '' },
    at: isoOf(at),
  }
}
