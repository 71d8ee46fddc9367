import type { Clock, Log, SettledSend, SettleReport, Store } from '../ports.ts'
import { resolveByLateAnswers } from './6-resolve.ts'

/** A batch is settled when it is full, when its first send waited this long, or when nothing else is in flight. */
const SETTLE_AFTER_MS = 20
const BATCH_AT_MOST = 500
const GATHERED_AT_MOST = 1_000
const SETTLEMENTS_AT_ONCE = 2
/** Claiming pauses while this many wait: their leases run, and their jobs are in memory. */
const WAITING_AT_MOST = 2_000
const RETRY_FIRST_MS = 50
const RETRY_AT_MOST_MS = 5_000

export type SettleQueue = {
  /** Takes a finished hand-over; resolves when its result is written. */
  add(send: SettledSend, expectMore: boolean): Promise<void>
  /** Resolves when there is room in the queue, usually at once. */
  hasRoom(): Promise<void>
}

/**
 * Collects finished hand-overs and settles them in batches. While the database does not answer, it tries again
 * for as long as it takes: an answer of the provider is never thrown away. The fence of the lease makes a
 * repetition harmless, and what lost its lease meanwhile is handed in as a late answer.
 */
export function createSettleQueue(
  ports: {
    readonly store: Pick<Store, 'settleSends' | 'settleLateAnswers'>
    readonly clock: Clock
    readonly log: Log
  },
  onSettled: (report: SettleReport, sends: readonly SettledSend[]) => void,
): SettleQueue {
  type Waiting = { readonly send: SettledSend; readonly done: () => void }
  const waiting: Waiting[] = []
  let underWay = 0
  let cancelTimer: (() => void) | null = null
  let awaitingRoom: (() => void)[] = []

  const flush = (): void => {
    cancelTimer?.()
    cancelTimer = null
    // While one batch is written the next one fills: a few large batches cost less than many small ones. A full
    // batch does not wait.
    if (waiting.length < (underWay === 0 ? 1 : GATHERED_AT_MOST) || underWay >= SETTLEMENTS_AT_ONCE) return
    const batch = waiting.splice(0, GATHERED_AT_MOST)
    if (waiting.length < WAITING_AT_MOST) {
      for (const goOn of awaitingRoom) goOn()
      awaitingRoom = []
    }
    // What was accepted is booked in a statement of its own, whatever became of the others.
    settleTogether(batch.filter(({ send }) => send.settlement.to === 'completed'))
    settleTogether(batch.filter(({ send }) => send.settlement.to !== 'completed'))
  }

  const settleTogether = (batch: readonly Waiting[]): void => {
    if (batch.length === 0) return
    underWay += 1
    const sends = batch.map((w) => w.send)
    void settleUntilWritten(ports, sends).then((report) => {
      underWay -= 1
      onSettled(report, sends)
      for (const w of batch) w.done()
      flush()
    })
  }

  return {
    add: (send, expectMore) =>
      new Promise((done) => {
        waiting.push({ send, done })
        if (waiting.length >= BATCH_AT_MOST || !expectMore) flush()
        else cancelTimer ??= ports.clock.after(SETTLE_AFTER_MS, flush)
      }),
    hasRoom: () =>
      waiting.length < WAITING_AT_MOST ? Promise.resolve() : new Promise((goOn) => awaitingRoom.push(goOn)),
  }
}

async function settleUntilWritten(
  ports: {
    readonly store: Pick<Store, 'settleSends' | 'settleLateAnswers'>
    readonly clock: Clock
    readonly log: Log
  },
  sends: readonly SettledSend[],
): Promise<SettleReport> {
  for (let waitMs = RETRY_FIRST_MS; ; waitMs = Math.min(RETRY_AT_MOST_MS, waitMs * 2)) {
    try {
      const report = await ports.store.settleSends(sends)
      if (report.lost.length === 0) return report
      const late = await resolveByLateAnswers(ports.store, report.lost)
      if (late.lost.length > 0) ports.log.warn('leases lost', { sends: late.lost.length })
      return {
        accepted: report.accepted + late.accepted,
        putBack: report.putBack + late.putBack,
        failed: report.failed + late.failed,
        unconfirmed: report.unconfirmed,
        lost: late.lost,
      }
    } catch (error) {
      ports.log.error('could not settle, trying again', { sends: sends.length, waitMs, error })
      await new Promise<void>((resume) => ports.clock.after(waitMs, resume))
    }
  }
}
