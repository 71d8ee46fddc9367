import type { FormFinder, OptinRates } from './ports.ts'
import { type OptinAnswer, type OptinDeps, type OptinRequest, submitOptin } from './submit-optin.ts'

export type OptinToAnswer =
  | Exclude<OptinAnswer, { readonly kind: 'outdated' }>
  /** There is no such form. */
  | { readonly kind: 'unknown' }

/**
 * One submission to the form with this id or slug. It is read by what this process remembers of the form, which saves a
 * query; the transaction refuses what was read by an older form. What seems wrong is held against the form of now.
 */
export async function submitOptinTo(
  deps: OptinDeps & { readonly forms: FormFinder },
  slugOrId: string,
  request: OptinRequest,
): Promise<OptinToAnswer> {
  const counting = { ...deps, optinRates: countOnce(deps.optinRates) }
  const remembered = deps.forms.recallForm(slugOrId)
  if (remembered !== null) {
    const answer = await submitOptin(counting, { ...request, form: remembered })
    if (answer.kind === 'submitted' || answer.kind === 'closed') return answer
  }
  for (;;) {
    const form = await deps.forms.findForm(slugOrId)
    if (form === null) return { kind: 'unknown' }
    const answer = await submitOptin(counting, { ...request, form })
    if (answer.kind !== 'outdated') return answer
  }
}

/** However often one submission is read, it counts once. */
function countOnce(rates: OptinRates): OptinRates {
  let counted: ReturnType<OptinRates['count']> | undefined
  return {
    count: (input) => {
      counted ??= rates.count(input)
      return counted
    },
    countMail: (input) => rates.countMail(input),
  }
}
