import { expect, it } from 'vitest'
import { lacksSecondChannel } from './lacks-second-channel.ts'

const blocked = {
  kind: 'provider_blocked',
  state: 'open',
  subject: 'mailketing',
  deliveries: [
    { channel: 'in_app', road: null },
    { channel: 'email', road: 'mailketing' },
  ],
} as const

it('is so for an alert about the provider that only this provider could mail', () => {
  expect(lacksSecondChannel(blocked)).toBe(true)
})

it.each([
  [
    'a webhook was called',
    { ...blocked, deliveries: [...blocked.deliveries, { channel: 'webhook' as const, road: null }] },
  ],
  [
    'the mail took another road',
    { ...blocked, deliveries: [{ channel: 'email' as const, road: 'system' as const }] },
  ],
  ['it is over', { ...blocked, state: 'resolved' as const }],
  ['the provider still sends', { ...blocked, kind: 'affiliate_credit' as const }],
  ['it is still on its way', { ...blocked, deliveries: [] }],
])('is not so when %s', (_why, alert) => {
  expect(lacksSecondChannel(alert)).toBe(false)
})
