import { addWords, type LoadMessages } from '@booster/ui/device/i18n-root'

/** A page and the words that only its room needs, fetched side by side. */
export function loadPage<Page>(
  importPage: () => Promise<Page>,
  importWords: LoadMessages,
): () => Promise<Page> {
  return async () => {
    const [page] = await Promise.all([importPage(), addWords(importWords)])
    return page
  }
}
