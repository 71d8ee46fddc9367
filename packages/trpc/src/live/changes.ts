import { liveChange, liveChangesInput } from '@booster/contracts/live'
import { AFFILIATE_TOPICS } from '@booster/engine/domain/change-topic'
import { affiliateProcedure } from '../init.ts'
import { knownChanges } from './known-changes.ts'
import { trackedEvents } from './tracked-events.ts'

/** What changed for this affiliate, as it happens. */
export const liveChanges = affiliateProcedure
  .input(liveChangesInput)
  .output(trackedEvents(liveChange))
  .subscription(async function* ({ ctx, input, signal }) {
    const stop = signal ?? new AbortController().signal
    const events = ctx.services.changes.subscribe(
      { affiliateId: ctx.affiliateId, userId: ctx.viewer.userId },
      stop,
    )
    yield* knownChanges({ events, topics: AFFILIATE_TOPICS, lastEventId: input?.lastEventId })
  })
