import type { PublishRefusal } from '../../domain/automation.ts'
import { JOB_ERROR_CODES } from '../../domain/job.ts'
import type { Changed, PublishStepsInput, StepRef, StepText } from '../../ports.ts'
import { liveStepsOf, type MemoryState, newId, ownedBy } from './memory-state.ts'
import { cancelJob, isWaiting } from './move-job.ts'
import type { StepRow } from './rows.ts'

/** Publishes a sequence: new texts for what is not sent, the plan of running runs stays, deleted steps end. */
export function publishSteps(state: MemoryState, input: PublishStepsInput): Changed<PublishRefusal> {
  const automation = ownedBy(state.automations, input.affiliateId, input.automationId)
  if (automation === undefined) return { kind: 'unknown' }
  if (automation.status === 'archived') return { kind: 'unchanged', reason: 'AUTOMATION_ARCHIVED' }
  const known = new Map(liveStepsOf(state, automation.id).map((step) => [step.id, step]))
  if (input.steps.some(({ id }) => id !== undefined && !known.has(id))) {
    return { kind: 'unchanged', reason: 'UNKNOWN_STEP' }
  }
  const staying = new Set(input.steps.map((step) => step.id))
  for (const step of known.values()) if (!staying.has(step.id)) deleteStep(state, step)
  for (const [index, wanted] of input.steps.entries()) {
    const step = (wanted.id === undefined ? undefined : known.get(wanted.id)) ?? insertStep(state, input)
    step.stepOrder = index + 1
    step.delayMinutes = wanted.delayMinutes
    saveText(step, wanted)
  }
  return { kind: 'changed' }
}

export function readStepTexts(state: MemoryState, refs: readonly StepRef[]): readonly StepText[] {
  return refs.flatMap((ref) => {
    const text = ownedBy(state.steps, ref.affiliateId, ref.stepId)?.versions[ref.version - 1]
    return text === undefined ? [] : [text]
  })
}

function deleteStep(state: MemoryState, step: StepRow): void {
  step.archived = true
  for (const job of state.jobs.values()) {
    if (job.stepId === step.id && isWaiting(job)) cancelJob(state, job, JOB_ERROR_CODES.stepDeleted)
  }
}

function insertStep(
  state: MemoryState,
  { affiliateId, automationId }: { readonly affiliateId: string; readonly automationId: string },
): StepRow {
  const step: StepRow = {
    affiliateId,
    id: newId(state),
    automationId,
    stepOrder: 1,
    delayMinutes: 0,
    archived: false,
    versions: [],
  }
  state.steps.set(step.id, step)
  return step
}

function saveText(
  step: StepRow,
  { emailSubject, preheader, emailBody }: PublishStepsInput['steps'][number],
): void {
  const last = step.versions.at(-1)
  const isSame =
    last?.emailSubject === emailSubject && last.preheader === preheader && last.emailBody === emailBody
  if (isSame) return
  const { affiliateId, id: stepId } = step
  const version = step.versions.length + 1
  step.versions.push({ affiliateId, stepId, version, emailSubject, preheader, emailBody })
}
