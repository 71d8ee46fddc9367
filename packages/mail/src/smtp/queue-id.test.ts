import { expect, it } from 'vitest'
import { queueIdOf } from './queue-id.ts'

it.each([
  ['250 2.0.0 Ok: queued as 81CC028E2D2', '81CC028E2D2'],
  ['250 OK id=1xXLab-0000Cd-2F', '1xXLab-0000Cd-2F'],
  ['250 2.0.0 9e758fea Message accepted for delivery', '9e758fea'],
  ['250 OK: message queued', undefined],
  ['', undefined],
])('%j: %j', (response, expected) => {
  expect(queueIdOf(response)).toBe(expected)
})
