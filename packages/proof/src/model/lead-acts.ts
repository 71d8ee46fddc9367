import type { OptinReport } from '@booster/engine/ports'
import type { ConfirmationMailEnd } from '@booster/services/optin/ports'
import { type Act, at, BY, HOUR_MS, type JobAt, jobAt, joinNewRuns, named } from './acts.ts'
import { ADDRESSES, type Cast, type ClaimedQuestion, type Side } from './model-pair.ts'

const FIFTEEN_MINUTES_MS = HOUR_MS / 4

function leadRef({ cast }: Side, input: { readonly lead: number; readonly stranger: boolean }) {
  return {
    affiliateId: input.stranger ? cast.strangerId : cast.affiliateId,
    leadId: at(cast.leadIds, input.lead),
  }
}

/** A corrected name, a corrected address, or both; the address may be another lead's, or a dead one. */
export function updateLead(input: {
  lead: number
  name: number | null
  address: number | null
  stranger: boolean
}): Act {
  return async (side) => {
    const { kind } = await side.store.updateLead({
      ...leadRef(side, input),
      changes: {
        ...(input.name === null ? {} : { name: `Corrected ${input.name}` }),
        ...(input.address === null ? {} : { email: at(ADDRESSES, input.address) }),
      },
      ...BY,
    })
    return kind
  }
}

export function reactivateLead(input: { lead: number; stranger: boolean }): Act {
  return async (side) => {
    const answer = await side.store.reactivateLead({ ...leadRef(side, input), note: 'It works.', ...BY })
    return answer.kind === 'changed' ? { kind: answer.kind, jobs: named(side, answer.jobs) } : answer
  }
}

/** Of some leads at once; also of those that are not suppressed. */
export function liftSuppressions(input: { leads: readonly number[]; stranger: boolean }): Act {
  return async (side) => {
    const leadIds = input.leads.map((lead) => leadRef(side, { ...input, lead }).leadId)
    const { affiliateId } = leadRef(side, { ...input, lead: 0 })
    const { lifted, refused, jobs } = await side.store.liftSuppressions({
      ...{ affiliateId, leadIds, note: 'The relay was wrong.' },
      ...BY,
    })
    const placeOf = (leadId: string) => side.cast.leadIds.indexOf(leadId)
    return {
      lifted: lifted.map(placeOf).sort(),
      refused: refused.map(({ leadId, reason }) => `${placeOf(leadId)} ${reason}`).sort(),
      jobs: named(side, jobs),
    }
  }
}

export function eraseLead(input: { lead: number; stranger: boolean }): Act {
  return (side) => side.store.eraseLead({ ...leadRef(side, input), ...BY })
}

/** Who has stopped is asked first, and says yes. */
async function confirmIfAsked({ store, cast }: Side, report: OptinReport): Promise<OptinReport> {
  if (report.kind !== 'awaiting') return report
  const { confirmationId } = report
  const confirmed = await store.confirmOptin({ confirmationId })
  cast.askedAtMs.delete(confirmationId)
  if (confirmed.kind !== 'confirmed') throw new Error(`the confirmation is ${confirmed.kind}`)
  return { ...confirmed, kind: 'submitted' }
}

/** An opt-in enters every active automation of its kind. */
export function optIn(input: { email: number }): Act {
  return async (side) => {
    const { formId } = side.cast
    const email = `optin-${input.email}@leads.test`
    const person = { name: 'Somebody', email, whatsapp: null, ip: null, userAgent: null }
    const asked = await side.store.submitOptin({ formId, ...person })
    const report = await confirmIfAsked(side, asked)
    if (report.kind !== 'submitted') return report.kind
    meetLead(side, report)
    return [report.newLead, report.enrolled, await joinNewRuns(side, report.leadId)]
  }
}

/** By the form that asks everybody: nothing begins before the owner of the address confirms. */
export function askOptIn(input: { address: number; name: number }): Act {
  return async (side) => {
    const email = at(ADDRESSES, input.address)
    const person = { name: `Person ${input.name}`, email, whatsapp: null, ip: null, userAgent: null }
    const report = await side.store.submitOptin({ formId: side.cast.askFormId, ...person })
    meetLead(side, report)
    if (report.kind === 'submitted') return [report.newLead, await joinNewRuns(side, report.leadId)]
    return report.kind
  }
}

/** Takes a lead that an opt-in made into the cast. */
export function meetLead({ cast }: Side, report: OptinReport): void {
  if (report.kind !== 'submitted' && report.kind !== 'awaiting') return
  if (!cast.leadIds.includes(report.leadId)) cast.leadIds.push(report.leadId)
}

/** Opens a link that has been in a mailbox, perhaps long ago. */
export function confirm(input: { link: number }): Act {
  return async (side) => {
    const { store, cast, harness } = side
    if (cast.links.length === 0) return null
    const link = at(cast.links, input.link)
    const report = await store.confirmOptin({ confirmationId: link.confirmationId })
    if (report.kind !== 'confirmed') return report
    cast.askedAtMs.delete(link.confirmationId)
    const { email } = await harness.world.readLead(report.leadId)
    if (email !== link.email) throw new Error(`a link to ${link.email} confirmed for ${email}`)
    return ['confirmed', report.newLead, await joinNewRuns(side, report.leadId)]
  }
}

export function askAgain(input: { lead: number; stranger: boolean }): Act {
  return (side) => side.questions.askAgain(leadRef(side, input))
}

/** A process takes the questions that are due, and hands them over or dies. */
export function sendQuestions(input: { end: ConfirmationMailEnd['state'] | 'dies' }): Act {
  return async (side) => {
    const { cast, harness, questions } = side
    const { affiliateId } = cast
    const claimed = [...(await questions.claim())].sort((a, b) => (a.email < b.email ? -1 : 1))
    for (const question of claimed) {
      const { email } = question
      const reason = await harness.world.readAddressSuppression({ affiliateId, email })
      if (reason !== null && reason !== 'unsubscribed' && reason !== 'erased')
        throw new Error(`a question to ${email}, which is suppressed: ${reason}`)
      if (input.end !== 'dies') await question.end(endOf(input.end))
      if (input.end !== 'queued' && input.end !== 'withheld') arrive(cast, question)
    }
    return claimed.map(({ email }) => email)
  }
}

/** It may be in the mailbox now. */
function arrive({ askedAtMs, links, time }: Cast, { confirmationId, email }: ClaimedQuestion): void {
  const lastAtMs = askedAtMs.get(confirmationId) ?? Number.NEGATIVE_INFINITY
  if (time.ms - lastAtMs < FIFTEEN_MINUTES_MS) throw new Error(`${email} is asked twice within 15 minutes`)
  askedAtMs.set(confirmationId, time.ms)
  links.push({ confirmationId, email })
}

function endOf(state: ConfirmationMailEnd['state']): ConfirmationMailEnd {
  if (state === 'queued') return { state, error: 'PROVIDER_BUSY', delaySeconds: 30 * 60 }
  return state === 'failed' || state === 'unconfirmed' ? { state, error: 'TIMED_OUT' } : { state }
}

/** A lead leaves the sequence of a mail by its link, takes back what the link stopped, or lets its mails wait. */
export function stopByLink(input: { job: JobAt; act: 'leave' | 'undo' | 'snooze' | 'wake' }): Act {
  return async (side) => {
    const { cast, store, harness } = side
    if (cast.runIds.length === 0) return null
    const { messageRef } = await harness.world.readJob(jobAt(side, input.job))
    if (input.act === 'snooze' || input.act === 'wake')
      return store.snoozeLead({ messageRef, forMs: input.act === 'snooze' ? 2 * HOUR_MS : 0, ...BY })
    return input.act === 'leave'
      ? store.leaveSequence({ messageRef, ...BY })
      : store.undoStop({ messageRef, withinMs: 4 * HOUR_MS, ...BY })
  }
}
