import { describe, expect, it } from 'vitest'
import { codeWords } from './code-words.ts'

describe('the words of a code', () => {
  it('are those of its kind, in the language asked for', () => {
    expect(codeWords('jobStatus', 'completed', 'id')).toBe('Terkirim')
    expect(codeWords('runStatus', 'completed', 'id')).toBe('Selesai')
    expect(codeWords('reason', 'INSUFFICIENT_CREDIT', 'en')).toBe('Not enough credit')
  })

  it('are the code itself where nobody knows it', () => {
    expect(codeWords('reason', 'constructor', 'id')).toBe('constructor')
    expect(codeWords('leadSource', 'toString', 'en')).toBe('toString')
    expect(codeWords('leadSource', 'facebook', 'en')).toBe('facebook')
  })
})
