import * as z from 'zod/mini'
import { orUnset } from '../address/search-fields.ts'

const signInSearch = z.object({ next: orUnset(z.string().check(z.maxLength(2_000))) })

/** Search params of the sign-in page: `next` is the page to return to. */
export function readSignInSearch(search: Record<string, unknown>) {
  return signInSearch.parse(search)
}
