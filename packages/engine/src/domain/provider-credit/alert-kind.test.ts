import { expect, it } from 'vitest'
import { ALERT_CHANNELS, ALERT_KINDS, ALERT_LEVELS, ALERT_STATES, isWorseAlert } from './alert-kind.ts'

it('an alert is worse only when its level is more severe', () => {
  for (const [n, now] of ALERT_LEVELS.entries())
    for (const [m, before] of ALERT_LEVELS.entries()) expect(isWorseAlert(now, before)).toBe(n > m)
})

it('names the words that the database stores', () => {
  expect(ALERT_KINDS).toEqual([
    'provider_credit',
    'provider_blocked',
    'affiliate_credit',
    'unconfirmed',
    'integrity',
    'mailbox',
  ])
  expect(ALERT_LEVELS).toEqual(['warning', 'critical', 'emergency'])
  expect(ALERT_STATES).toEqual(['open', 'acknowledged', 'resolved'])
  expect(ALERT_CHANNELS).toEqual(['in_app', 'email', 'webhook'])
})
