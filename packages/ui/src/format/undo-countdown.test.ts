import { UNDO_OFFERED_MS } from '@booster/engine/domain/undo-window'
import { expect, it } from 'vitest'
import { remainingSeconds } from './undo-countdown.ts'

it('counts from eight to nothing and never below', () => {
  const deadline = 1_000_000
  expect(remainingSeconds(deadline, deadline - UNDO_OFFERED_MS)).toBe(8)
  expect(remainingSeconds(deadline, deadline - 7_001)).toBe(8)
  expect(remainingSeconds(deadline, deadline - 1)).toBe(1)
  expect(remainingSeconds(deadline, deadline)).toBe(0)
  expect(remainingSeconds(deadline, deadline + 5_000)).toBe(0)
})
