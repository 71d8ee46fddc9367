import { describe, expect, it } from 'vitest'
import { alertText } from './alert-text.ts'

describe('alertText', () => {
  it('speaks Indonesian, with the numbers', () => {
    const text = alertText({
      kind: 'provider_credit',
      level: 'emergency',
      subject: 'mailketing-v1',
      affiliateName: null,
      value: 812,
      threshold: 1_000,
      detail: '',
    })
    expect(text.title).toBe('Darurat: kredit penyedia mailketing-v1 tinggal 812')
    expect(text.body).toContain('Batas 1.000 terlewati')
  })
})
