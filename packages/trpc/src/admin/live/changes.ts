import { adminLiveChange, liveChangesInput } from '@booster/contracts/live'
import { CHANGE_TOPICS } from '@booster/engine/domain/change-topic'
import { adminProcedure } from '../../init.ts'
import { knownChanges } from '../../live/known-changes.ts'
import { trackedEvents } from '../../live/tracked-events.ts'

/** What changed anywhere, as it happens. */
export const adminChanges = adminProcedure
  .input(liveChangesInput)
  .output(trackedEvents(adminLiveChange))
  .subscription(async function* ({ ctx, input, signal }) {
    const stop = signal ?? new AbortController().signal
    const events = ctx.services.changes.subscribe({ affiliateId: 'all', userId: ctx.viewer.userId }, stop)
    yield* knownChanges({ events, topics: CHANGE_TOPICS, lastEventId: input?.lastEventId })
  })
