import type { IncomingHttpHeaders } from 'node:http'
import { readViewer } from '@booster/db/users/read-viewer'
import type { Viewer } from '@booster/trpc/context'
import type { Pool } from 'pg'
import { webHeadersOf } from './auth-headers.ts'
import type { LazyAuth } from './create-lazy-auth.ts'

/** Answers who a request belongs to. */
export type Viewers = {
  /** The signed-in user, or null: no session, an expired one, or a suspended account. */
  viewerOf(headers: IncomingHttpHeaders): Promise<Viewer | null>
  /** Forgets everything remembered; called when somebody signs in or out. */
  forget(): void
}

const REMEMBERED_MS = 2_000
const REMEMBERED_MOST = 5_000

/**
 * Looks sessions up with better-auth and remembers the answer for two seconds per cookie, so that a screen with ten
 * queries asks once. A suspension or a sign-out elsewhere therefore takes at most two seconds to bite.
 */
export function createViewers(auth: LazyAuth, pool: Pool): Viewers {
  const remembered = new Map<string, { readonly until: number; readonly viewer: Promise<Viewer | null> }>()

  const find = async (headers: IncomingHttpHeaders): Promise<Viewer | null> => {
    const { api } = await auth.get()
    const found = await api.getSession({
      headers: webHeadersOf(headers),
      query: { disableRefresh: true },
    })
    if (found === null) return null
    const sessionId = found.session.id
    const viewer = await readViewer(pool, { userId: found.user.id, sessionId })
    return viewer === null || viewer.suspended ? null : { ...viewer, sessionId }
  }

  return {
    viewerOf(headers) {
      const cookie = headers.cookie
      if (cookie === undefined) return Promise.resolve(null)
      const known = remembered.get(cookie)
      if (known !== undefined && known.until > Date.now()) return known.viewer
      if (remembered.size >= REMEMBERED_MOST) remembered.clear()
      const viewer = find(headers)
      remembered.set(cookie, { until: Date.now() + REMEMBERED_MS, viewer })
      viewer.catch(() => remembered.delete(cookie))
      return viewer
    },
    forget: () => remembered.clear(),
  }
}
