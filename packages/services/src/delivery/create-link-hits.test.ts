import { describe, expect, it } from 'vitest'
import type { LinkHit } from './apply-link-hit.ts'
import { createLinkHits } from './create-link-hits.ts'

const opened = (n: number, byMachine = false): LinkHit => ({
  ...{ messageRef: `mail-${n}`, kind: 'opened', link: null, byMachine },
})

function hitsInto(apply: (hit: LinkHit) => Promise<unknown>) {
  const seen = { dropped: 0, errors: 0, atMs: 0 }
  const hits = createLinkHits({
    apply,
    onError: () => (seen.errors += 1),
    onDropped: (count) => (seen.dropped += count),
    now: () => seen.atMs,
  })
  return { hits, seen }
}

describe('the hits of links', () => {
  it('are written once within a minute, however often they come, and again later', async () => {
    const written: LinkHit[] = []
    const { hits, seen } = hitsInto(async (hit) => written.push(hit))
    const click = (link: string): LinkHit => ({
      ...{ messageRef: 'mail-1', kind: 'clicked', link, byMachine: false },
    })
    for (let n = 0; n < 6_000; n += 1) hits.note(opened(1))
    for (const link of ['https://a.example/', 'https://b.example/', 'https://a.example/'])
      hits.note(click(link))
    await hits.idle()
    expect(written).toEqual([opened(1), click('https://a.example/'), click('https://b.example/')])
    seen.atMs += 150_000
    hits.note(opened(1))
    await hits.idle()
    expect(written).toHaveLength(4)
  })

  it('of a person are written beside those of a mail service', async () => {
    const written: LinkHit[] = []
    const { hits } = hitsInto(async (hit) => written.push(hit))
    for (const byMachine of [true, false, true, false]) hits.note(opened(1, byMachine))
    await hits.idle()
    expect(written).toEqual([opened(1, true), opened(1, false)])
  })

  it('ask the database for two at a time, and say how many of a flood were dropped', async () => {
    let [running, most] = [0, 0]
    const written: LinkHit[] = []
    const { hits, seen } = hitsInto(async (hit) => {
      running += 1
      most = Math.max(most, running)
      await Promise.resolve()
      running -= 1
      written.push(hit)
    })
    for (let n = 0; n < 5_000; n += 1) hits.note(opened(n))
    await hits.idle()
    expect([most, written.length + seen.dropped]).toEqual([2, 5_000])
    expect(seen.dropped).toBeGreaterThan(3_000)
  })

  it('that could not be written are written when they come again', async () => {
    const written: LinkHit[] = []
    let isBroken = true
    const { hits, seen } = hitsInto(async (hit) => {
      if (isBroken) throw new Error('no database')
      written.push(hit)
    })
    hits.note(opened(1))
    await hits.idle()
    isBroken = false
    hits.note(opened(1))
    await hits.idle()
    expect([seen.errors, written]).toEqual([1, [opened(1)]])
  })
})
