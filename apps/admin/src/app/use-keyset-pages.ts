import { useState } from 'react'

/** The way through a list that only knows "what comes after": remembers how it came here, to go back. */
export function useKeysetPages() {
  const [cursors, setCursors] = useState<readonly string[]>([])
  const [firsts, setFirsts] = useState<readonly number[]>([])
  return {
    cursor: cursors.at(-1) ?? null,
    /** Place of the first row shown, from 1. */
    first: firsts.at(-1) ?? 1,
    previous:
      cursors.length === 0
        ? undefined
        : () => {
            setCursors(cursors.slice(0, -1))
            setFirsts(firsts.slice(0, -1))
          },
    /** @param shown rows of this page */
    next: (nextCursor: string | null, shown: number) =>
      nextCursor === null
        ? undefined
        : () => {
            setCursors([...cursors, nextCursor])
            setFirsts([...firsts, (firsts.at(-1) ?? 1) + shown])
          },
  }
}
