import type { DraftStepView, DraftView } from '@booster/contracts/automations/drafts'
import { STEPS_MOST } from './limits.ts'
import { placeOf, withAdded, withMoved } from './step-order.ts'

export type Step = DraftStepView

/** As much of the server's draft as tells whether somebody else changed it. */
export type SavedDraft = Pick<DraftView, 'revision' | 'publishedVersion'> & {
  readonly steps: readonly Step[]
}

type Snapshot = { readonly steps: readonly Step[]; readonly selectedId: string | null }

/** A sequence while it is written. Nothing in here knows a browser or a server. */
export type DraftState = Snapshot & {
  readonly past: readonly Snapshot[]
  readonly future: readonly Snapshot[]
  /** The field that is typed in: more of the same soon after belongs to the same step back. */
  readonly typing: { readonly field: string; readonly at: number } | null
  /** What the server has, as far as we know. */
  readonly saved: readonly Step[]
  readonly revision: number
  /** The version that was published then: where there is no draft, the revision stays 0 with each publication. */
  readonly publishedVersion: number
  /** The draft that somebody else saved meanwhile; nothing is saved until one of both is chosen. */
  readonly conflict: DraftView | null
  /** The next save replaces a draft of somebody else, on purpose. */
  readonly replaces: boolean
}

export type StepChange = Partial<Omit<Step, 'id'>>

export type DraftAction =
  | { readonly type: 'edit'; readonly id: string; readonly change: StepChange; readonly at: number }
  | { readonly type: 'add'; readonly place: number; readonly step: Omit<Step, 'delayMinutes'> }
  | { readonly type: 'duplicate'; readonly id: string; readonly newId: string }
  | { readonly type: 'remove'; readonly id: string }
  | { readonly type: 'move'; readonly id: string; readonly to: number }
  | { readonly type: 'select'; readonly id: string | null }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  /** Restores a version or a kept draft; can be undone. */
  | { readonly type: 'replace'; readonly steps: readonly Step[] }
  | { readonly type: 'saved'; readonly draft: SavedDraft }
  /** The server's draft takes the place of ours, which had nothing unsaved. */
  | { readonly type: 'adopt'; readonly draft: DraftView }
  | { readonly type: 'conflict'; readonly draft: DraftView }
  | { readonly type: 'keep-mine' }
  | { readonly type: 'take-theirs' }

/** Typing that goes on within this time is one step back. */
const TYPING_MS = 1_000
const HISTORY_MOST = 100

export function startDraft(draft: SavedDraft): DraftState {
  const { steps, revision, publishedVersion } = draft
  return {
    steps,
    selectedId: steps[0]?.id ?? null,
    past: [],
    future: [],
    typing: null,
    saved: steps,
    revision,
    publishedVersion,
    conflict: null,
    replaces: false,
  }
}

export function reduceDraft(state: DraftState, action: DraftAction): DraftState {
  switch (action.type) {
    case 'edit':
      return edit(state, action)
    case 'add':
    case 'duplicate':
    case 'remove':
    case 'move':
    case 'replace':
      return changed(state, changeOf(state, action))
    case 'select':
      return { ...state, selectedId: action.id, typing: null }
    case 'undo':
      return stepBack(state)
    case 'redo':
      return stepForward(state)
    case 'saved':
      return settled(state, action.draft)
    case 'adopt':
      return { ...adopted(state, action.draft), conflict: null }
    case 'conflict':
      return { ...state, conflict: action.draft }
    case 'keep-mine':
      return keepMine(state)
    case 'take-theirs':
      return state.conflict === null ? state : { ...adopted(state, state.conflict), conflict: null }
  }
}

/** Whether there is something that the server does not have. */
export function isUnsaved({ steps, saved }: Pick<DraftState, 'steps' | 'saved'>): boolean {
  return !areSameSteps(steps, saved)
}

export function areSameSteps(one: readonly Step[], other: readonly Step[]): boolean {
  if (one === other) return true
  return one.length === other.length && one.every((step, place) => isSameStep(step, other[place]))
}

function isSameStep(one: Step, other: Step | undefined): boolean {
  return (
    one === other ||
    (other !== undefined &&
      one.id === other.id &&
      one.delayMinutes === other.delayMinutes &&
      one.emailSubject === other.emailSubject &&
      one.preheader === other.preheader &&
      one.emailBody === other.emailBody)
  )
}

function edit(state: DraftState, action: Extract<DraftAction, { type: 'edit' }>): DraftState {
  const { id, change, at } = action
  const before = state.steps.find((step) => step.id === id)
  if (before === undefined || isSameStep({ ...before, ...change }, before)) return state
  const steps = state.steps.map((step) => (step.id === id ? { ...step, ...change } : step))
  const field = `${id} ${Object.keys(change).join()}`
  const goesOn = state.typing?.field === field && at - state.typing.at < TYPING_MS
  const next = goesOn
    ? { ...state, steps, future: [] }
    : changed(state, { steps, selectedId: state.selectedId })
  return { ...next, typing: { field, at } }
}

type OrderAction = Extract<DraftAction, { type: 'add' | 'duplicate' | 'remove' | 'move' | 'replace' }>

function changeOf(state: DraftState, action: OrderAction): Snapshot {
  const { steps, selectedId } = state
  switch (action.type) {
    case 'add':
      if (steps.length >= STEPS_MOST) return state
      return { steps: withAdded(steps, action), selectedId: action.step.id }
    case 'duplicate':
      return steps.length >= STEPS_MOST ? state : duplicated(state, action)
    case 'remove':
      return removed(state, action.id)
    case 'move':
      return { steps: withMoved(steps, action), selectedId: action.id }
    case 'replace':
      return { steps: action.steps, selectedId: chosenIn(action.steps, selectedId) }
  }
}

function duplicated(
  { steps, selectedId }: Snapshot,
  { id, newId }: { readonly id: string; readonly newId: string },
): Snapshot {
  const place = placeOf(steps, id)
  const original = steps[place]
  if (original === undefined) return { steps, selectedId }
  return { steps: steps.toSpliced(place + 1, 0, { ...original, id: newId }), selectedId: newId }
}

function removed({ steps, selectedId }: Snapshot, id: string): Snapshot {
  const place = placeOf(steps, id)
  const left = steps.filter((step) => step.id !== id)
  if (selectedId !== id) return { steps: left, selectedId }
  return { steps: left, selectedId: (left[place] ?? left.at(-1))?.id ?? null }
}

function changed(state: DraftState, next: Snapshot): DraftState {
  if (next.steps === state.steps) return state
  return { ...state, ...next, past: withHere(state), future: [], typing: null }
}

function withHere({ past, steps, selectedId }: DraftState): readonly Snapshot[] {
  return [...past, { steps, selectedId }].slice(-HISTORY_MOST)
}

function stepBack(state: DraftState): DraftState {
  const before = state.past.at(-1)
  if (before === undefined) return state
  const { steps, selectedId, future } = state
  return {
    ...state,
    ...before,
    past: state.past.slice(0, -1),
    future: [{ steps, selectedId }, ...future],
    typing: null,
  }
}

function stepForward(state: DraftState): DraftState {
  const [after, ...future] = state.future
  if (after === undefined) return state
  return { ...state, ...after, past: withHere(state), future, typing: null }
}

/** Ours stays one step back. */
function adopted(state: DraftState, draft: DraftView): DraftState {
  const { steps } = draft
  const next = { steps, selectedId: chosenIn(steps, state.selectedId) }
  const shown = areSameSteps(steps, state.steps) ? state : changed(state, next)
  return settled({ ...shown, steps }, draft)
}

/** What the server has now. */
function settled(state: DraftState, { steps, revision, publishedVersion }: SavedDraft): DraftState {
  return { ...state, saved: steps, revision, publishedVersion, replaces: false }
}

function keepMine(state: DraftState): DraftState {
  if (state.conflict === null) return state
  // By its old number the server sees that another draft is in the way, and keeps that one.
  return { ...state, saved: state.conflict.steps, conflict: null, replaces: true }
}

/** The same step where it is still there; else the first. */
function chosenIn(steps: readonly Step[], id: string | null): string | null {
  return steps.some((step) => step.id === id) ? id : (steps[0]?.id ?? null)
}
