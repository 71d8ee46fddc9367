import type { DraftStepView } from '@booster/contracts/automations/drafts'

const DAY = 1_440

/** As much of a step as its place in time needs. */
export type Timed = Pick<DraftStepView, 'delayMinutes'>

export function placeOf(steps: readonly Pick<DraftStepView, 'id'>[], id: string): number {
  return steps.findIndex((step) => step.id === id)
}

/** A new step between two others; it is sent a day after the one before, or halfway to the one after. */
export function withAdded(
  steps: readonly DraftStepView[],
  input: { readonly place: number; readonly step: Omit<DraftStepView, 'delayMinutes'> },
): readonly DraftStepView[] {
  const { place, step } = input
  const before = steps[place - 1]?.delayMinutes
  const after = steps[place]?.delayMinutes
  return steps.toSpliced(place, 0, { ...step, delayMinutes: delayBetween(before, after) })
}

/**
 * Moves a step; the schedule stays where it is as long as it was in order: the first place keeps its delay, whichever
 * mail stands there.
 */
export function withMoved(
  steps: readonly DraftStepView[],
  { id, to }: { readonly id: string; readonly to: number },
): readonly DraftStepView[] {
  const from = placeOf(steps, id)
  const step = steps[from]
  if (step === undefined || to < 0 || to >= steps.length || to === from) return steps
  const moved = steps.toSpliced(from, 1).toSpliced(to, 0, step)
  if (listDecreases(steps).length > 0) return moved
  return moved.map((each, place) => withDelay(each, steps[place]?.delayMinutes ?? each.delayMinutes))
}

/** The places of the steps whose delay is shorter than that of the step before. */
export function listDecreases(steps: readonly Timed[]): readonly number[] {
  return steps.flatMap((step, place) => {
    const before = steps[place - 1]
    return before !== undefined && step.delayMinutes < before.delayMinutes ? [place] : []
  })
}

function withDelay(step: DraftStepView, delayMinutes: number): DraftStepView {
  return step.delayMinutes === delayMinutes ? step : { ...step, delayMinutes }
}

function delayBetween(before: number | undefined, after: number | undefined): number {
  if (before === undefined) return 0
  const next = before + DAY
  if (after === undefined || next <= after) return next
  return before + Math.max(0, Math.floor((after - before) / 2))
}
