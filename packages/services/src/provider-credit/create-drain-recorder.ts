import type { DrainStore, FinishedDrain } from './ports.ts'

/** The provider's credit is read again after this many accepted mails. */
const CHECK_EVERY_SENDS = 1_000
/** Drains of one process are written at most so often. */
const APART_MS = 1_000

export type DrainRecorder = {
  readonly record: (drain: Omit<FinishedDrain, 'endedAgoMs'>) => void
  /** Writes what waits; resolves when it is written. */
  readonly close: () => Promise<void>
}

type Waiting = { readonly drain: Omit<FinishedDrain, 'endedAgoMs'>; readonly endedAtMs: number }

/**
 * Keeps finished drains, and checks the provider's credit when it is this process's turn. The first is written at once,
 * those of the next second together: a drain for one mail took two commits of its own. A crash loses at most a second
 * of this log, and as many mails of the count towards the next check.
 */
export function createDrainRecorder(deps: {
  readonly store: DrainStore
  readonly checkCredit: () => Promise<unknown>
  /** Gets what went wrong; the drains of that write are not kept. */
  readonly onError: (error: unknown) => void
}): DrainRecorder {
  let waiting: Waiting[] = []
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  const write = (): void => {
    const now = performance.now()
    const drains = waiting.map(({ drain, endedAtMs }) => ({ ...drain, endedAgoMs: now - endedAtMs }))
    waiting = []
    writing = writing.then(() => recordDrains(deps, drains)).catch(deps.onError)
  }
  const beat = (): void => {
    timer = undefined
    if (waiting.length === 0) return
    write()
    timer = setTimeout(beat, APART_MS).unref()
  }
  return {
    record: (drain) => {
      waiting.push({ drain, endedAtMs: performance.now() })
      if (timer === undefined) beat()
    },
    close: async () => {
      clearTimeout(timer)
      if (waiting.length > 0) write()
      await writing
    },
  }
}

async function recordDrains(
  deps: Pick<Parameters<typeof createDrainRecorder>[0], 'store' | 'checkCredit'>,
  drains: readonly FinishedDrain[],
): Promise<void> {
  const kept = await deps.store.recordDrains(drains)
  const provider = drains[0]?.provider
  if (kept === null || provider === undefined || kept.sentSinceCheck < CHECK_EVERY_SENDS) return
  const turn = { provider, everySends: CHECK_EVERY_SENDS }
  if (await deps.store.takeCheckAfterSends(turn)) await deps.checkCredit()
}
