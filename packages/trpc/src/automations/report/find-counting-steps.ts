import type { OpensRule } from '@booster/engine/domain/automation'
import type { StepRef } from '@booster/engine/ports'
import type { Services } from '../../context.ts'

/** The ids of the steps whose mails count openings, by the text that leaves now; one statement, none for no step. */
export async function findCountingSteps(
  { store, countsOpens }: Pick<Services, 'store' | 'countsOpens'>,
  steps: readonly (StepRef & { readonly rule: OpensRule })[],
): Promise<ReadonlySet<string>> {
  const rules = new Map(steps.map(({ stepId, rule }) => [stepId, rule]))
  const texts = await store.readStepTexts(steps)
  return new Set(
    texts.filter((text) => countsOpens(rules.get(text.stepId) ?? 'off', text)).map(({ stepId }) => stepId),
  )
}
