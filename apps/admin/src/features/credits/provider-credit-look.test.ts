import { describe, expect, it } from 'vitest'
import { providerCreditLook } from './provider-credit-look.ts'

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
