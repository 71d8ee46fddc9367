import { diffWordsWithSpace } from 'diff'
import { useMemo } from 'react'

/** Beyond this the browser would compare for seconds; then both are shown whole. */
const EDITS_MOST = 2_000

/** Two texts as one: what is gone is struck out, what is new is underlined. */
export function WordDiff({ from, to }: { readonly from: string; readonly to: string }) {
  const parts = useMemo(
    () =>
      diffWordsWithSpace(from, to, { maxEditLength: EDITS_MOST }) ?? [
        { value: from, removed: true, added: false },
        { value: to, removed: false, added: true },
      ],
    [from, to],
  )
  return (
    <p className="word-diff">
      {parts.map((part, place) => {
        if (part.removed) return <del key={place}>{part.value}</del>
        return part.added ? <ins key={place}>{part.value}</ins> : <span key={place}>{part.value}</span>
      })}
    </p>
  )
}
