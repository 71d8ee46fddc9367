import { describe, expect, it } from 'vitest'
import { LANGUAGES } from './messages.ts'
import { REFUSAL_REASONS, refusalWords } from './refusal-words.ts'

describe('the words of a refusal', () => {
  it.each(REFUSAL_REASONS)('%s is a sentence in every language, without a code in it', (reason) => {
    const sentences = LANGUAGES.map((language) => refusalWords(reason, language))
    expect(new Set(sentences).size).toBe(LANGUAGES.length)
    for (const sentence of sentences) {
      expect(sentence).toMatch(/^[A-Z][a-z]* .*\.$/)
      expect(sentence.replaceAll('API', '')).not.toMatch(/[A-Z]{2,}|_/)
    }
  })
})
