export type ViewCounter = {
  /** Notes that the page of a form was opened. Returns at once. */
  count(formId: string): void
  /** Writes down what was noted. */
  flush(): Promise<void>
}

export type ViewCounterDeps = {
  readonly addViews: (input: { readonly formId: string; readonly views: number }) => Promise<void>
  readonly onError: (error: unknown) => void
  /** How long views are gathered, so that a much visited form is written once in a while instead of with each visit. */
  readonly gatherMs: number
}

/** Counts how often forms are opened. A view is no promise: those of the last moments are lost with a killed process. */
export function createViewCounter({ addViews, onError, gatherMs }: ViewCounterDeps): ViewCounter {
  const gathered = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined

  const flush = async (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    const counts = [...gathered]
    gathered.clear()
    for (const [formId, views] of counts) await addViews({ formId, views }).catch(onError)
  }

  return {
    count: (formId) => {
      gathered.set(formId, (gathered.get(formId) ?? 0) + 1)
      timer ??= setTimeout(() => void flush(), gatherMs).unref()
    },
    flush,
  }
}
