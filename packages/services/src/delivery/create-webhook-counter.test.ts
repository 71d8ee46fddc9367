import { expect, it } from 'vitest'
import { createWebhookCounter } from './create-webhook-counter.ts'
import type { WebhookCount } from './ports.ts'

it('writes what came to each door together, and again what could not be written', async () => {
  const written: (readonly WebhookCount[])[] = []
  const errors: unknown[] = []
  let isAway = false
  const counter = createWebhookCounter({
    addCounts: async (counts) => {
      if (isAway) throw new Error('away')
      written.push(counts)
    },
    onError: (error) => errors.push(error),
    gatherMs: 60_000,
  })
  await counter.flush()
  for (let n = 0; n < 3; n += 1) counter.count('mailketing', 'applied')
  counter.count('dsn', 'WRONG_SECRET')
  isAway = true
  await counter.flush()
  isAway = false
  counter.count('mailketing', 'applied')
  await counter.flush()
  await counter.flush()
  expect(errors).toHaveLength(1)
  expect(written).toEqual([
    [
      { door: 'mailketing', outcome: 'applied', events: 4 },
      { door: 'dsn', outcome: 'WRONG_SECRET', events: 1 },
    ],
  ])
})
