import { expect, it } from 'vitest'
import {
  DELIVERY_KINDS,
  isPersonsWill,
  isStrongerReason,
  STOP_REASONS,
  SUPPRESSION_REASONS,
  stopReasonOf,
} from './delivery-event.ts'

it('stops mail after a hard bounce, a complaint and an unsubscription', () => {
  const stops = DELIVERY_KINDS.flatMap((kind) =>
    ([null, 'soft', 'reputation', 'hard'] as const).flatMap((bounceClass) => {
      const reason = stopReasonOf({ kind, bounceClass })
      return reason === null ? [] : [`${kind} ${bounceClass} ${reason}`]
    }),
  )
  expect(stops).toEqual([
    'bounced hard hard_bounce',
    ...[null, 'soft', 'reputation', 'hard'].map((bounce) => `complained ${bounce} complaint`),
    ...[null, 'soft', 'reputation', 'hard'].map((bounce) => `unsubscribed ${bounce} unsubscribed`),
  ])
  expect(STOP_REASONS).toEqual(['unsubscribed', 'soft_bounces', 'hard_bounce', 'complaint'])
  expect(STOP_REASONS.filter(isPersonsWill)).toEqual(['unsubscribed', 'complaint'])
})

it('replaces a suppression reason only by a stronger one', () => {
  expect(SUPPRESSION_REASONS).toEqual([
    'unsubscribed',
    'erased',
    'soft_bounces',
    'refused',
    'hard_bounce',
    'complaint',
  ])
  for (const [n, reason] of SUPPRESSION_REASONS.entries())
    for (const [m, than] of SUPPRESSION_REASONS.entries()) expect(isStrongerReason(reason, than)).toBe(n > m)
})
