import { AFFILIATE_TOPICS } from '@booster/engine/domain/change-topic'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { describe, expect, it } from 'vitest'
import type { ChangeEvent, ChangeReader, Services, Viewer } from '../context.ts'
import { appRouter } from '../root.ts'
import { contextOf } from '../testing/two-affiliates.ts'

const viewer: Viewer = {
  userId: 'u',
  name: 'Budi',
  email: 'budi@demo.test',
  role: 'affiliate',
  affiliateId: 'budi',
  affiliateName: 'Budi',
  affiliateStatus: 'active',
  timeZone: 'Asia/Jakarta',
  sessionId: null,
  language: null,
}
const at = '2026-11-20T07:00:00.000Z'

/** A feed with these events that ends when its reader leaves, as the real one does. */
function feedOf(events: readonly ChangeEvent[], left: () => void): Services {
  return {
    changes: {
      async *subscribe({ affiliateId }: ChangeReader, signal: AbortSignal) {
        yield* events.filter((event) => event.affiliateId === null || event.affiliateId === affiliateId)
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
        left()
      },
    },
  } as unknown as Services
}

/** Opens the stream, reads until `enough` events came, and leaves. */
async function listen(events: readonly ChangeEvent[], enough: number, lastEventId?: string) {
  const reader = new AbortController()
  const leaving = Promise.withResolvers<void>()
  const response = await fetchRequestHandler({
    endpoint: '/trpc',
    req: new Request('http://localhost/trpc/live.changes', {
      signal: reader.signal,
      headers: {
        accept: 'text/event-stream',
        ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
      },
    }),
    router: appRouter,
    createContext: () => contextOf(viewer, feedOf(events, leaving.resolve)),
  })
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += new TextDecoder().decode(chunk)
    if ((text.match(/^id: /gm) ?? []).length >= enough) break
  }
  reader.abort()
  await leaving.promise
  return text
}

describe('live.changes', () => {
  it('streams what changed with its id, and stops when the reader leaves', async () => {
    const text = await listen(
      [
        { id: '1', affiliateId: 'budi', topic: 'jobs', at },
        { id: '2', affiliateId: 'siti', topic: 'credit', at },
        { id: '3', affiliateId: 'budi', topic: 'provider', at },
        { id: '4', affiliateId: null, topic: 'runs', at },
      ],
      2,
    )
    expect(text).toContain(`data: {"topic":"jobs","at":"${at}"}\nid: 1`)
    expect(text).toContain('id: 4')
    // Another affiliate's changes, and what concerns admins only.
    expect(text).not.toMatch(/id: [23]\b/)
  })

  it('tells who comes back to look everywhere once', async () => {
    const enough = AFFILIATE_TOPICS.length + 1
    const text = await listen([{ id: '9', affiliateId: 'budi', topic: 'jobs', at }], enough, '5')
    for (const topic of AFFILIATE_TOPICS) expect(text).toContain(`"${topic}"`)
    expect(text.indexOf('id: 5')).toBeLessThan(text.indexOf('id: 9'))
  })
})
