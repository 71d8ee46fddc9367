import { SYSTEM } from '../../domain/actor.ts'
import { CONFIRM_WITHIN_HOURS, whyConfirmOptin } from '../../domain/trigger/optin-doubt.ts'
import type { ConfirmReport, OptinInput, OptinReport } from '../../ports.ts'
import { enrolLeads, snoozedForMs } from './enrol-leads.ts'
import { type MemoryState, mustFind, newId } from './memory-state.ts'
import { liftByConsent, newLead } from './new-lead.ts'
import { isAskedLately } from './questions.ts'
import type { ConfirmationRow, FormRow, LeadRow, RunRow } from './rows.ts'

const HOUR_MS = 3_600_000

/** An opt-in: what anybody may have typed starts nothing for who has stopped; the owner of the address decides. */
export function submitOptin(state: MemoryState, input: OptinInput): OptinReport {
  const form = state.forms.get(input.formId)
  if (form === undefined) return { kind: 'unknown' }
  if (!form.active || state.affiliates.get(form.affiliateId)?.status !== 'active') return { kind: 'closed' }
  if ((input.formChangedAt?.getTime() ?? form.changedAtMs) !== form.changedAtMs) return { kind: 'outdated' }
  const known = findLead(state, form.affiliateId, input.email)
  const suppression = suppressionOf(state, form.affiliateId, input.email)
  const doubt = whyConfirmOptin({
    doubleOptIn: form.doubleOptIn,
    leadStopped:
      (known?.unsubscribedAtMs ?? null) !== null ||
      suppression?.reason === 'erased' ||
      (known !== undefined && snoozedForMs(state, known) > 0) ||
      runsStartedBy(state, form, known).some((run) => run.leftAtMs !== null),
    leadEntered: state.consents.some((proof) => proof.leadId === known?.id && proof.formId === form.id),
    leadSuppressed: isForGood(known, suppression),
    doubt: input.doubt ?? null,
  })
  const optin = { ...input, consentVersion: versionShown(form, input.consentVersion) }
  return doubt === null ? enter(state, form, { optin, isConfirmed: false }) : ask(state, form, optin)
}

/** The owner of the address confirms: now the opt-in counts, and an unsubscription is taken back. */
export function confirmOptin(state: MemoryState, input: { readonly confirmationId: string }): ConfirmReport {
  const asked = state.confirmations.get(input.confirmationId)
  const lead = asked === undefined ? undefined : mustFind(state.leads, asked.leadId)
  if (asked === undefined || lead === undefined || lead.email === null) return { kind: 'unknown' }
  if (asked.confirmed) return { kind: 'unchanged', reason: 'ALREADY_CONFIRMED' }
  if (asked.expiresAtMs <= state.nowMs) return { kind: 'unchanged', reason: 'EXPIRED' }
  asked.confirmed = true
  const form = mustFind(state.forms, asked.optin.formId)
  const newLead = lead.awaitsConfirmation
  const report = enter(state, form, { optin: { ...asked.optin, email: lead.email }, isConfirmed: true })
  return { ...report, kind: 'confirmed', newLead }
}

type Entered = Extract<OptinReport, { readonly kind: 'submitted' }>
type Optin = OptinInput & { readonly consentVersion: number }

function enter(
  state: MemoryState,
  form: FormRow,
  { optin, isConfirmed }: { readonly optin: Optin; readonly isConfirmed: boolean },
): Entered {
  const { affiliateId } = form
  const known = findLead(state, affiliateId, optin.email)
  const lead = known ?? insertLead(state, affiliateId, optin)
  lead.tags = [...new Set([...lead.tags, ...form.tags])]
  if (lead.awaitsConfirmation) lead.name = optin.name
  if (lead.awaitsConfirmation || isConfirmed) {
    lead.whatsapp ??= optin.whatsapp
    lead.language = optin.language ?? 'id'
  }
  lead.awaitsConfirmation = false
  if (isConfirmed) {
    liftByConsent(state, lead)
    for (const run of runsStartedBy(state, form, lead)) Object.assign(run, { leftAtMs: null, leftBy: null })
  }
  prove(state, form, { leadId: lead.id, optin })
  const { enrolled } = enrolLeads(state, {
    affiliateId,
    leadIds: [lead.id],
    triggerType: 'AFTER_OPTIN',
    hasConsented: true,
    ...(form.automationId === null ? {} : { automationId: form.automationId }),
    actor: SYSTEM,
  })
  const newLead = known === undefined
  return { kind: 'submitted', affiliateId, leadId: lead.id, newLead, enrolled: enrolled.length }
}

/** The lead's runs in the sequences that the form starts. */
function runsStartedBy(state: MemoryState, form: FormRow, lead: LeadRow | undefined): readonly RunRow[] {
  return [...state.runs.values()].filter((run) => {
    if (run.leadId !== lead?.id) return false
    if (form.automationId !== null) return run.automationId === form.automationId
    return mustFind(state.automations, run.automationId).triggerType === 'AFTER_OPTIN'
  })
}

function ask(state: MemoryState, form: FormRow, optin: Optin): OptinReport {
  const { affiliateId } = form
  const known = findLead(state, affiliateId, optin.email)
  const lead = known ?? insertLead(state, affiliateId, optin)
  if (known === undefined) lead.awaitsConfirmation = true
  const expiresAtMs = state.nowMs + CONFIRM_WITHIN_HOURS * HOUR_MS
  const before = [...state.confirmations.values()].find(
    (asked) => asked.leadId === lead.id && asked.optin.formId === form.id,
  )
  if (before === undefined) {
    const id = newId(state)
    state.confirmations.set(id, newQuestion(state, { affiliateId, id, leadId: lead.id, optin, expiresAtMs }))
    return { kind: 'awaiting', affiliateId, leadId: lead.id, confirmationId: id }
  }
  if (!isMailKept(state, before)) before.mailState = 'queued'
  Object.assign(before, { optin, expiresAtMs, confirmed: false })
  return { kind: 'awaiting', affiliateId, leadId: lead.id, confirmationId: before.id }
}

function newQuestion(
  { nowMs }: MemoryState,
  given: Pick<ConfirmationRow, 'affiliateId' | 'id' | 'leadId' | 'optin' | 'expiresAtMs'>,
): ConfirmationRow {
  const mail = { mailState: 'queued', mailDueAtMs: nowMs, mailSentAtMs: null } as const
  return { ...given, ...mail, createdAtMs: nowMs, confirmed: false }
}

/** Its e-mail waits, is being sent, or left a moment ago: it is not sent once more. */
function isMailKept(state: MemoryState, asked: ConfirmationRow): boolean {
  if (asked.mailState === 'queued' || asked.mailState === 'sending') return true
  return !asked.confirmed && isAskedLately(state, asked)
}

/** The first proof of a person and form stays, and the last. */
function prove(
  state: MemoryState,
  form: FormRow,
  { leadId, optin }: { readonly leadId: string; readonly optin: Optin },
): void {
  const proofs = state.consents.filter((consent) => consent.leadId === leadId && consent.formId === form.id)
  if (proofs.length === 0) form.submitCount += 1
  const last = proofs[1]
  if (last !== undefined) state.consents.splice(state.consents.indexOf(last), 1)
  state.consents.push({
    affiliateId: form.affiliateId,
    leadId,
    formId: form.id,
    text: form.consentTexts[optin.consentVersion - 1] ?? '',
    consentVersion: optin.consentVersion,
    answers: optin.answers ?? [],
    ip: optin.ip,
    userAgent: optin.userAgent,
    atMs: state.nowMs,
  })
}

function findLead(state: MemoryState, affiliateId: string, email: string): LeadRow | undefined {
  return [...state.leads.values()].find((lead) => lead.affiliateId === affiliateId && lead.email === email)
}

function suppressionOf(state: MemoryState, affiliateId: string, email: string) {
  return state.suppressions.find((each) => each.affiliateId === affiliateId && each.email === email)
}

/** Bounced, complained or refused; what an unsubscription or an erasure left ends with a confirmed consent. */
function isForGood(lead: LeadRow | undefined, suppression: ReturnType<typeof suppressionOf>): boolean {
  if (suppression === undefined) return (lead?.suppressedAtMs ?? null) !== null
  return suppression.reason !== 'unsubscribed' && suppression.reason !== 'erased'
}

function insertLead(state: MemoryState, affiliateId: string, optin: Optin): LeadRow {
  const suppression = suppressionOf(state, affiliateId, optin.email)
  const { name, email, whatsapp, language = 'id' } = optin
  const lead = newLead(state, { affiliateId, name, email, whatsapp, language })
  lead.suppressedAtMs = isForGood(undefined, suppression) ? (suppression?.atMs ?? null) : null
  return lead
}

/** The version of the consent text that the page showed; the current one where that is not known. */
function versionShown({ consentTexts }: FormRow, version: number | null | undefined): number {
  const isKnown = typeof version === 'number' && version >= 1 && version <= consentTexts.length
  return isKnown ? version : consentTexts.length
}
