import type { DraftCheck } from '@booster/contracts/automations/draft-checks'
import { listDecreases, type Timed } from '../state/step-order.ts'

/**
 * What is wrong now: of the step that is written, as the newest preview found it; of the others, as the last save found it. The
 * order of the delays is looked at here, so that it follows each key.
 */
export function mergeChecks(input: {
  readonly steps: readonly Timed[]
  readonly saved: readonly DraftCheck[]
  /** Of the newest preview: the place of its step, and what it found. */
  readonly shown: { readonly place: number; readonly checks: readonly DraftCheck[] } | null
}): readonly DraftCheck[] {
  const { steps, saved, shown } = input
  const others = saved.filter(
    ({ kind, step }) =>
      kind !== 'DELAY_DECREASES' &&
      kind !== 'NO_STEPS' &&
      (step === null || step < steps.length) &&
      step !== shown?.place,
  )
  const ofShown = (shown?.checks ?? [])
    .filter(({ kind }) => kind !== 'DELAY_DECREASES' && kind !== 'NO_STEPS')
    .map((check) => ({ ...check, step: shown?.place ?? null }))
  const delays = listDecreases(steps).map((step) => finding('DELAY_DECREASES', step))
  const none = steps.length === 0 ? [finding('NO_STEPS', null)] : []
  return [...none, ...others, ...ofShown, ...delays].toSorted(byLevelAndStep)
}

function finding(kind: 'DELAY_DECREASES' | 'NO_STEPS', step: number | null): DraftCheck {
  return { kind, level: 'error', step, detail: [] }
}

function byLevelAndStep(one: DraftCheck, other: DraftCheck): number {
  if (one.level !== other.level) return one.level === 'error' ? -1 : 1
  return (one.step ?? -1) - (other.step ?? -1)
}
