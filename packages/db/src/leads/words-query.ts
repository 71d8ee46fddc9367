import { createHash } from 'node:crypto'
import { wordsOf } from './lead-filter.ts'

/** The tsquery that finds these words in the index of `lead_words`: each begins a word, all of this affiliate. */
export function wordsQuery(affiliateId: string, q: string): string {
  const key = createHash('md5').update(affiliateId.toLowerCase()).digest('hex').slice(0, 8)
  return wordsOf(q)
    .map((word) => `'${`${key}:${word}`.replaceAll('\\', '\\\\').replaceAll("'", "''")}':*`)
    .join(' & ')
}
