import type { DeliveryEventInput, DeliveryReport } from '@booster/engine/ports'
import type { StoreContext } from '../store-context.ts'
import { applyDeliveryEvent } from './apply-delivery-event.ts'
import { isPlainNews, recordNews } from './record-news.ts'

/** At work at the same time: while they are, what comes gathers. */
const BATCHES_AT_ONCE = 2
const EVENTS_AT_MOST = 100

type Waiting = {
  readonly event: DeliveryEventInput
  readonly answer: (report: Promise<DeliveryReport>) => void
}

/**
 * Delivery events as they come, each answered when it is committed. Most of them only add to figures; those that come while
 * others are written down share a transaction: a commit that notifies waits for all before it, and costs as much as the rest.
 */
export function gatherNews(context: StoreContext): (event: DeliveryEventInput) => Promise<DeliveryReport> {
  const waiting: Waiting[] = []
  let atWork = 0

  const work = async (): Promise<void> => {
    atWork += 1
    while (waiting.length > 0) await applyBatch(context, takeBatch(waiting))
    atWork -= 1
  }

  return (event) => {
    if (!isPlainNews(event)) return applyDeliveryEvent(context, event)
    return new Promise((answer) => {
      waiting.push({ event, answer })
      if (atWork < BATCHES_AT_ONCE) void work()
    })
  }
}

/** The oldest, one per mail and per event. */
function takeBatch(waiting: Waiting[]): readonly Waiting[] {
  const taken = new Set<string | null>()
  const [batch, left]: [Waiting[], Waiting[]] = [[], []]
  for (const each of waiting.splice(0)) {
    const { digest, source } = each.event
    const isTaken = taken.has(digest) || taken.has(source.messageRef)
    if (isTaken || batch.length >= EVENTS_AT_MOST) left.push(each)
    else batch.push(each)
    taken.add(digest).add(source.messageRef)
  }
  waiting.push(...left)
  return batch
}

/** What could not be recorded together is applied by itself, so that one event never fails for another. */
async function applyBatch(context: StoreContext, batch: readonly Waiting[]): Promise<void> {
  const events = batch.map(({ event }) => event)
  const reports = await recordNews(context, events).catch(() => events.map(() => null))
  const alone: Promise<unknown>[] = []
  for (const [n, { event, answer }] of batch.entries()) {
    const report = reports[n] ?? null
    if (report !== null) answer(Promise.resolve(report))
    else {
      const applied = applyDeliveryEvent(context, event)
      answer(applied)
      alone.push(applied)
    }
  }
  await Promise.allSettled(alone)
}
