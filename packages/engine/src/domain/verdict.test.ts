import { expect, it } from 'vitest'
import { VERDICT_SETTLEMENTS, VERDICTS } from './verdict.ts'

const fault = {
  code: 'NOT_CONFIRMED',
  message: 'The provider never confirmed this e-mail; its credit was given back.',
}

it('settles an unconfirmed job by each verdict', () => {
  expect(VERDICTS).toEqual(['was_sent', 'send_again', 'release'])
  expect(VERDICT_SETTLEMENTS).toEqual({
    was_sent: { to: 'completed', providerId: null },
    send_again: { to: 'pending', delayMs: 0, retryCount: 0, quickRetryCount: 0, burnsAttempt: true, fault },
    release: { to: 'failed', fault, suppressLead: false },
  })
})
