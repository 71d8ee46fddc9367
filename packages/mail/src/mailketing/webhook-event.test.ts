import { describe, expect, it } from 'vitest'
import { readWebhookEvent, verifyWebhookSecret } from './webhook-event.ts'

const REF = '0198a9d2-7c1e-7b52-9d5e-0a4c6f1b2e3d'

describe('readWebhookEvent', () => {
  it.each([
    [
      { type: 'emailopen', email: 'A@x.test' },
      { kind: 'opened', email: 'a@x.test' },
    ],
    [
      { type: 'emailclick', email: 'a@x.test', link_clicked: 'https://x.test' },
      { kind: 'clicked', link: 'https://x.test' },
    ],
    [
      { type: 'bounce', email: 'a@x.test', reason: '550 5.1.1 no' },
      { kind: 'bounced', bounceClass: 'hard' },
    ],
    [{ type: 'unsubscribe', email: 'a@x.test', list_id: 1 }, { kind: 'unsubscribed' }],
    [
      { event: 'delivery', email: 'a@x.test', message_id: REF },
      { kind: 'delivered', messageRef: REF },
    ],
    [
      { event: 'delivered', email: 'a@x.test', message_id: `<${REF.toUpperCase()}@x>` },
      { kind: 'delivered', messageRef: REF },
    ],
    [
      { event: 'open', email: 'a@x.test', message_id: 'mk-77' },
      { kind: 'opened', messageId: 'mk-77' },
    ],
    [{ event: 'click', email: 'a@x.test' }, { kind: 'clicked' }],
    [{ event: 'spam', email: 'a@x.test' }, { kind: 'complained' }],
    [
      { event: 'bounce', email: 'a@x.test' },
      { kind: 'bounced', bounceClass: 'soft' },
    ],
    [
      { event: 'open', email: 'a@x.test', timestamp: '2026-11-20T07:00:00Z' },
      { at: '2026-11-20T07:00:00.000Z' },
    ],
    [
      { event: 'open', email: 'a@x.test', timestamp: 1795158000 },
      { at: new Date(1795158000_000).toISOString() },
    ],
    [
      { type: 'emailopen', email: 'a@x.test', date: '2026-11-20 14:00:00' },
      { at: '2026-11-20T07:00:00.000Z' },
    ],
  ])('%j', (fields, expected) => {
    expect(readWebhookEvent(fields)).toMatchObject({ kind: 'event', event: expected })
  })

  it('ignores what we do not need, and names what is wrong', () => {
    expect(readWebhookEvent({ type: 'newsubscriber', email: 'a@x.test' })).toEqual({
      kind: 'ignored',
      word: 'newsubscriber',
    })
    expect(readWebhookEvent({ type: 'constructor', email: 'a@x.test' })).toEqual({
      kind: 'ignored',
      word: 'constructor',
    })
    expect(readWebhookEvent({ email: 'a@x.test' })).toEqual({ kind: 'malformed', field: 'type' })
    expect(readWebhookEvent({ type: 'bounce', email: 7 })).toEqual({ kind: 'malformed', field: 'email' })
    const noEvent = { kind: 'ignored', word: '' }
    expect([{}, null, 'test', 7, [], { hello: 1 }].map(readWebhookEvent)).toEqual(Array(6).fill(noEvent))
  })

  it('gives the same event the same digest, and other events others', () => {
    const base = { event: 'open', email: 'a@x.test', message_id: REF, timestamp: '2026-11-20T07:00:00Z' }
    const digest = (fields: object) => {
      const reading = readWebhookEvent(fields)
      return reading.kind === 'event' ? reading.event.digest : reading.kind
    }
    expect(digest({ ...base, email: 'A@X.TEST' })).toBe(digest(base))
    expect(digest({ ...base, event: 'opened' })).toBe(digest(base))
    const others = [
      { event: 'click' },
      { email: 'b@x.test' },
      { message_id: 'x' },
      { timestamp: '2026-11-20T07:00:01Z' },
    ]
    expect(new Set([digest(base), ...others.map((other) => digest({ ...base, ...other }))]).size).toBe(5)
  })
})

describe('verifyWebhookSecret', () => {
  it.each([
    ['s', { header: 's' }, true],
    ['s', { query: 's' }, true],
    ['s', { header: 'x', query: 's' }, true],
    ['s', { header: 'x' }, false],
    ['s', { header: ['s'] }, false],
    ['s', {}, false],
    ['', { header: '' }, false],
    [undefined, { header: 'undefined' }, false],
  ])('%s %j → %s', (secret, given, expected) => {
    expect(verifyWebhookSecret(secret, given)).toBe(expected)
  })
})
