import { describe, expect, it } from 'vitest'
import { providerCreditLook, providerLook } from './provider-credit-look.ts'

describe('the look of the provider credit', () => {
  it('is green for nothing but a fresh healthy balance', () => {
    expect(providerCreditLook({ status: 'healthy', credits: 50_001 }).tone).toBe('healthy')
    expect(providerCreditLook({ status: 'unknown', credits: 429_405 })).toMatchObject({
      tone: 'held',
      word: 'Data lama',
    })
    expect(providerCreditLook({ status: 'unknown', credits: null }).tone).toBe('paused')
  })

  it('keeps an alarm, whatever its age', () => {
    expect(providerCreditLook({ status: 'emergency', credits: 812 }).word).toBe('Darurat')
  })
})

describe('the chip beside every page', () => {
  const breaker = { openedAt: null, retryAt: null, errorCode: null, errorMessage: null }
  const credit = { status: 'healthy', credits: 429_405, breaker: { ...breaker, state: 'closed' } } as const
  const refusing = { ...credit, breaker: { ...breaker, state: 'open' } } as const

  it('is never healthy while no mail leaves', () => {
    expect(providerLook({ credit, isStopped: false }).tone).toBe('healthy')
    expect(providerLook({ credit: refusing, isStopped: false }).tone).toBe('critical')
    expect(providerLook({ credit, isStopped: true }).tone).toBe('critical')
  })
})
