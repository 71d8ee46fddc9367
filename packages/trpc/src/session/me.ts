import { type SessionMe, sessionMe } from '@booster/contracts/session'
import { noInput } from '@booster/contracts/wire/fields'
import { isoOf } from '@booster/db/connection/iso-time'
import { readCredit } from '@booster/db/credits/read-credit'
import { readSending, type Sending } from '@booster/db/engine-status/read-sending'
import { countJobsByStatus } from '@booster/db/jobs/count-jobs-by-status'
import { readViewer } from '@booster/db/users/read-viewer'
import type { Viewer } from '../context.ts'
import { signedInProcedure } from '../init.ts'

/** Who is signed in, and what the frame around every page shows. */
export const readMe = signedInProcedure
  .input(noInput)
  .output(sessionMe)
  .query(async ({ ctx }) => {
    const { viewer, services } = ctx
    const { affiliateId } = viewer
    const [known, credit, counts, sending] = await Promise.all([
      readViewer(services.pool, sessionOf(viewer)),
      affiliateId === null ? null : readCredit(services.pool, { affiliateId }),
      affiliateId === null ? null : countJobsByStatus(services.pool, { affiliateId }),
      readSending(services.pool, { provider: services.provider.name, clock: services.clock }),
    ])
    // The request's viewer is remembered for seconds; a zone or language chosen just now must not be taken back by it.
    const { userId: id, name, email, role, language, viewedBy } = known ?? viewer
    return {
      user: { id, name, email, role, language },
      viewedBy: viewedBy === undefined ? null : { name: viewedBy.name, until: isoOf(viewedBy.until) },
      affiliate: affiliateOf(known ?? viewer),
      credit: credit === null ? null : { ...credit, available: credit.balance - credit.reserved },
      counts:
        counts === null
          ? null
          : { pendingJobs: counts.pending, unconfirmedJobs: counts.unconfirmed, failedJobs: counts.failed },
      sending: sendingOf(sending),
      mode: services.mode,
      serverNow: isoOf(sending.now),
    }
  })

/** Whose session it is, also while an admin looks at an affiliate's account in it. */
function sessionOf({ viewedBy, userId, sessionId }: Viewer) {
  return { userId: (viewedBy ?? { userId }).userId, sessionId }
}

function sendingOf({ stoppedSince, blockedSince }: Sending): SessionMe['sending'] {
  if (stoppedSince !== null) return { state: 'stopped', since: isoOf(stoppedSince) }
  return blockedSince === null
    ? { state: 'running', since: null }
    : { state: 'blocked', since: isoOf(blockedSince) }
}

function affiliateOf(viewer: Omit<Viewer, 'sessionId'>) {
  return viewer.affiliateId === null
    ? null
    : {
        id: viewer.affiliateId,
        name: viewer.affiliateName ?? viewer.name,
        timeZone: viewer.timeZone,
        status: viewer.affiliateStatus ?? 'active',
      }
}
