import { useState } from 'react'

interface Way {
  readonly scope: string
  readonly cursors: readonly string[]
  /** Place of the first row of each page behind `cursors`, from 1. */
  readonly firsts: readonly number[]
}

/**
 * The way through a list that only knows "what comes after": remembers how it came here, to go back.
 * @param scope what is listed (a tab, a search term); another scope begins at its beginning
 */
export function useKeysetPages(scope = '') {
  const [kept, setKept] = useState<Way>({ scope, cursors: [], firsts: [] })
  const way = kept.scope === scope ? kept : { scope, cursors: [], firsts: [] }
  const first = way.firsts.at(-1) ?? 1
  return {
    cursor: way.cursors.at(-1) ?? null,
    /** Place of the first row shown, from 1. */
    first,
    /** Undefined on the first page. */
    previous:
      way.cursors.length === 0
        ? undefined
        : () => setKept({ scope, cursors: way.cursors.slice(0, -1), firsts: way.firsts.slice(0, -1) }),
    /**
     * Undefined on the last page.
     * @param shown rows of this page
     */
    next: (nextCursor: string | null, shown: number) =>
      nextCursor === null
        ? undefined
        : () =>
            setKept({ scope, cursors: [...way.cursors, nextCursor], firsts: [...way.firsts, first + shown] }),
  }
}

export type KeysetWay = ReturnType<typeof useKeysetPages>
