import { wordField } from '@booster/web/address/search-fields'
import * as z from 'zod/mini'

const creditsSearch = z.object({ type: wordField(['topup', 'deduct', 'adjustment']) })
export type CreditsSearch = z.infer<typeof creditsSearch>

/** Search params of the credit page; all are optional, garbage is dropped. */
export function readCreditsSearch(search: Record<string, unknown>): CreditsSearch {
  return creditsSearch.parse(search)
}
