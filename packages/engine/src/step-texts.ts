import type { ClaimedJob, StepText, Store } from './ports.ts'

const KEPT_AT_MOST = 20_000

function keyOf(ref: { readonly stepId: string; readonly version: number }): string {
  return `${ref.stepId} ${ref.version}`
}

/** Keeps the texts of step versions, which never change, and reads what is missing once per batch. */
export function createStepTexts(store: Pick<Store, 'readStepTexts'>) {
  const kept = new Map<string, StepText>()
  return {
    load: async (jobs: readonly ClaimedJob[]): Promise<void> => {
      const missing = new Map<string, { affiliateId: string; stepId: string; version: number }>()
      for (const job of jobs) {
        const ref = { affiliateId: job.affiliateId, stepId: job.stepId, version: job.stepVersion }
        if (!kept.has(keyOf(ref))) missing.set(keyOf(ref), ref)
      }
      if (missing.size === 0) return
      if (kept.size + missing.size > KEPT_AT_MOST) kept.clear()
      for (const text of await store.readStepTexts([...missing.values()])) kept.set(keyOf(text), text)
    },
    of: (job: ClaimedJob): StepText | undefined =>
      kept.get(keyOf({ stepId: job.stepId, version: job.stepVersion })),
  }
}
