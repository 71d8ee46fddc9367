export type MailDesk = {
  /** Sends what waits, soon; returns at once and never throws. */
  readonly wake: () => void
  /** Sends what waits; call it every few seconds, for what another process left. */
  readonly work: () => Promise<void>
  /** Resolves when nothing is being sent; for the shutdown. */
  readonly idle: () => Promise<void>
}

const BATCH = 20
/** Longer than a hand-over takes with all its retries. What is still in hand then was left by a process that ended. */
const LEASE_SECONDS = 120

/** Sends mails that wait in the database: one round at a time in a process, each mail taken by one process. */
export function createMailDesk<Mail>(deps: {
  /** Before each round. */
  readonly prepare?: () => Promise<void>
  readonly claim: (input: {
    readonly limit: number
    readonly leaseSeconds: number
  }) => Promise<readonly Mail[]>
  /** Sends one and writes down how it ended. */
  readonly deliver: (mail: Mail) => Promise<void>
  /** A round that was woken has failed. */
  readonly onError: (error: { readonly message: string }) => void
}): MailDesk {
  let working: Promise<void> | null = null
  let again = false
  const work = async (): Promise<void> => {
    await deps.prepare?.()
    for (;;) {
      const claimed = await deps.claim({ limit: BATCH, leaseSeconds: LEASE_SECONDS })
      // What is in hand ends before the round does, whatever became of the others.
      const ends = await Promise.allSettled(claimed.map(deps.deliver))
      const broken = ends.find((end) => end.status === 'rejected')
      if (broken !== undefined) throw broken.reason
      if (claimed.length < BATCH) return
    }
  }
  const start = (): Promise<void> => {
    working ??= work().finally(() => {
      working = null
      if (again) wake()
      again = false
    })
    return working
  }
  const wake = (): void => {
    if (working !== null) again = true
    else
      start().catch((error: unknown) =>
        deps.onError({ message: error instanceof Error ? error.message : String(error) }),
      )
  }
  const idle = async (): Promise<void> => {
    // A round that was asked for meanwhile begins as soon as this one ends.
    while (working !== null) await working.catch(() => undefined)
  }
  return { wake, work: start, idle }
}
