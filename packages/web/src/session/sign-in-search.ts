import type { Search } from '../address/read-search.ts'

export type SignInSearch = { readonly next?: string | undefined }

/** Search params of the sign-in page: `next` is the page to return to. */
export function readSignInSearch({ next }: Search): SignInSearch {
  return { next: typeof next === 'string' && next.length <= 2_000 ? next : undefined }
}
