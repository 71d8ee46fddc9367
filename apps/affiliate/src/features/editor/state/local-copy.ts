import type { DraftView } from '@booster/contracts/automations/drafts'
import { areSameSteps, type DraftState, type Step, startDraft } from './draft-state.ts'
import { fingerprintOf } from './fingerprint.ts'

/** What this browser keeps of a draft until the server has it. */
export type LocalCopy = {
  readonly revision: number
  /** Absent in copies of an older release: unknown. */
  readonly publishedVersion?: number
  /** Of the last steps that were on their way to the server when this was written. */
  readonly sent: string | null
  readonly steps: readonly Step[]
}

export type CopyPlace = { readonly userId: string; readonly automationId: string }

/** Only what is asked of localStorage. */
export type CopyStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export function readLocalCopy(storage: CopyStorage, place: CopyPlace): LocalCopy | null {
  try {
    const copy: unknown = JSON.parse(storage.getItem(keyOf(place)) ?? 'null')
    return isLocalCopy(copy) ? copy : null
  } catch {
    // Blocked storage, or a text that is no JSON: there is no copy.
    return null
  }
}

/** @returns false where the browser keeps nothing: blocked or full */
export function writeLocalCopy(
  storage: CopyStorage,
  input: CopyPlace & { readonly copy: LocalCopy | null },
): boolean {
  try {
    if (input.copy === null) storage.removeItem(keyOf(input))
    else storage.setItem(keyOf(input), JSON.stringify(input.copy))
    return true
  } catch {
    return false
  }
}

/** Goes on where this browser stopped: with what it kept, unless the server has that or something else by now. */
export function resumeDraft(draft: DraftView, copy: LocalCopy | null): DraftState {
  const start = startDraft(draft)
  if (copy === null || areSameSteps(copy.steps, draft.steps)) return start
  const { steps } = copy
  const mine = { ...start, steps, selectedId: steps[0]?.id ?? null }
  const { revision, publishedVersion = draft.publishedVersion } = copy
  const isOfSameNumber = revision === draft.revision && publishedVersion === draft.publishedVersion
  const isBasedOnIt = isOfSameNumber || copy.sent === fingerprintOf(draft.steps)
  return isBasedOnIt ? mine : { ...mine, revision, publishedVersion, conflict: draft }
}

function keyOf({ userId, automationId }: CopyPlace): string {
  return `booster.draft.${userId}.${automationId}`
}

/** By hand: the schema library would be a part of the editor's code for this alone. */
function isLocalCopy(value: unknown): value is LocalCopy {
  if (!isRecord(value)) return false
  const { revision, publishedVersion, sent, steps } = value
  const hasNumbers = Number.isInteger(revision) && Number.isInteger(publishedVersion ?? 0)
  return hasNumbers && (sent === null || typeof sent === 'string') && isStepList(steps)
}

export function isStepList(value: unknown): value is readonly Step[] {
  return Array.isArray(value) && value.every(isStep)
}

function isStep(value: unknown): value is Step {
  if (!isRecord(value)) return false
  const texts = [value['id'], value['emailSubject'], value['preheader'], value['emailBody']]
  return Number.isInteger(value['delayMinutes']) && texts.every((text) => typeof text === 'string')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
