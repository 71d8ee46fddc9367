import { sessionList } from '@booster/contracts/account/settings'
import { noInput } from '@booster/contracts/wire/fields'
import { isoOf } from '@booster/db/connection/iso-time'
import { listSessions as listSessionFacts } from '@booster/db/users/list-sessions'
import Bowser from 'bowser'
import { signedInProcedure } from '../init.ts'

/** Where this person is signed in. */
export const listSessions = signedInProcedure
  .input(noInput)
  .output(sessionList)
  .query(async ({ ctx }) => {
    const { userId, sessionId } = ctx.viewer
    const sessions = await listSessionFacts(ctx.services, { userId })
    return {
      sessions: sessions.map((session) => ({
        id: session.id,
        ...deviceOf(session.userAgent),
        ip: session.ipAddress === '' ? null : session.ipAddress,
        signedInAt: isoOf(session.createdAt),
        current: session.id === sessionId,
      })),
    }
  })

function deviceOf(userAgent: string | null) {
  if (userAgent === null || userAgent === '') return { browser: null, system: null }
  const parsed = Bowser.parse(userAgent)
  return { browser: parsed.browser.name ?? null, system: parsed.os.name ?? null }
}
