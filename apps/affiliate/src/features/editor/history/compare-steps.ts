import type { Step } from '../state/draft-state.ts'

export type ComparedField = 'delayMinutes' | 'emailSubject' | 'preheader' | 'emailBody'

export type StepDifference =
  | { readonly kind: 'added' | 'removed'; readonly place: number; readonly step: Step }
  | {
      readonly kind: 'changed'
      /** In `to`. */
      readonly place: number
      readonly from: Step
      readonly to: Step
      readonly fields: readonly ComparedField[]
      readonly isMoved: boolean
    }

const FIELDS: readonly ComparedField[] = ['delayMinutes', 'emailSubject', 'preheader', 'emailBody']

/** What leads from one list of steps to another, by step; a step is the same as long as its id is. */
export function compareSteps(from: readonly Step[], to: readonly Step[]): readonly StepDifference[] {
  const removed = from.flatMap((step, place): StepDifference[] =>
    to.some(({ id }) => id === step.id) ? [] : [{ kind: 'removed', place, step }],
  )
  const order = orderOf(from, to)
  const others = to.flatMap((step, place): StepDifference[] => {
    const before = from.find(({ id }) => id === step.id)
    if (before === undefined) return [{ kind: 'added', place, step }]
    const fields = FIELDS.filter((field) => before[field] !== step[field])
    const isMoved = order.get(step.id) === true
    return fields.length === 0 && !isMoved
      ? []
      : [{ kind: 'changed', place, from: before, to: step, fields, isMoved }]
  })
  return [...removed, ...others]
}

/** Which of the steps that both have stand elsewhere among them. */
function orderOf(from: readonly Step[], to: readonly Step[]): ReadonlyMap<string, boolean> {
  const before = from.filter(({ id }) => to.some((step) => step.id === id))
  const after = to.filter(({ id }) => from.some((step) => step.id === id))
  return new Map(after.map(({ id }, place) => [id, before[place]?.id !== id]))
}
