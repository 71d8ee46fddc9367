import { describe, expect, it } from 'vitest'
import { createChangeHub } from './change-hub.ts'

async function take<T>(events: AsyncIterable<T>, count: number): Promise<T[]> {
  const taken: T[] = []
  for await (const event of events) {
    taken.push(event)
    if (taken.length === count) break
  }
  return taken
}

describe('the change hub', () => {
  it('tells an affiliate its own changes and those of everybody, never those of another', async () => {
    const hub = createChangeHub()
    const events = hub.subscribe({ affiliateId: 'a', userId: 'of a' }, new AbortController().signal)
    hub.publish({ affiliateIds: ['b'], topics: ['credit'] })
    hub.publish({ affiliateIds: ['a', 'b'], topics: ['runs'] })
    hub.publish({ affiliateIds: 'all', topics: ['provider'] })
    expect(await take(events, 2)).toMatchObject([
      { affiliateId: 'a', topic: 'runs' },
      { affiliateId: null, topic: 'provider' },
    ])
    expect(hub.readers).toBe(0)
  })

  it('keeps the last of many repetitions for a slow reader', async () => {
    const hub = createChangeHub()
    const events = hub.subscribe({ affiliateId: 'a', userId: 'of a' }, new AbortController().signal)
    for (let i = 0; i < 1_000; i += 1) hub.publish({ affiliateIds: ['a'], topics: ['runs'] })
    hub.publish({ affiliateIds: ['a'], topics: ['credit'] })
    expect(await take(events, 2)).toMatchObject([
      { id: '1000', topic: 'runs' },
      { id: '1001', topic: 'credit' },
    ])
  })

  it('ends when the reader leaves and when the server does', async () => {
    const hub = createChangeHub()
    const gone = new AbortController()
    const first = take(hub.subscribe({ affiliateId: 'a', userId: 'of a' }, gone.signal), 1)
    const second = take(
      hub.subscribe({ affiliateId: 'all', userId: 'of all' }, new AbortController().signal),
      1,
    )
    gone.abort()
    expect(await first).toEqual([])
    hub.close()
    expect(await second).toEqual([])
    expect(hub.readers).toBe(0)
  })

  it('ends for who is signed out, and for nobody else', async () => {
    const hub = createChangeHub()
    const open = (userId: string) =>
      take(hub.subscribe({ affiliateId: 'a', userId }, new AbortController().signal), 1)
    const [one, other] = [open('one'), open('other')]
    hub.endOf('one')
    expect(await one).toEqual([])
    hub.publish({ affiliateIds: ['a'], topics: ['runs'] })
    expect(await other).toMatchObject([{ topic: 'runs' }])
    const last = open('other')
    hub.endOf('all')
    expect(await last).toEqual([])
  })
})
