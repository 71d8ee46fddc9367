/** Promises of which only the number is kept: a drain hands over 100,000 mails and waits for all of them. */
export type UnderWay = {
  add(promise: Promise<unknown>): void
  /** Resolves when none is under way any more; rejects with the first error of any of them. */
  ended(): Promise<void>
}

export function createUnderWay(): UnderWay {
  let count = 0
  let failure: { readonly error: unknown } | null = null
  let waiting: (() => void)[] = []

  const end = (): void => {
    count -= 1
    if (count > 0) return
    for (const resume of waiting) resume()
    waiting = []
  }
  const fail = (error: unknown): void => {
    failure ??= { error }
    end()
  }
  return {
    add: (promise) => {
      count += 1
      promise.then(end, fail)
    },
    ended: async () => {
      if (count > 0) await new Promise<void>((resume) => waiting.push(resume))
      if (failure !== null) throw failure.error
    },
  }
}
