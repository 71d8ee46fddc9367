import { useEffect, useState } from 'react'
import { searchedTerm } from './palette-search-of.ts'

const SETTLE_MS = 200

/** What was typed once typing stops; undefined while it is too short to search for. */
export function useSettledTerm(term: string): string | undefined {
  const [settled, setSettled] = useState<string>()
  useEffect(() => {
    const timer = setTimeout(() => setSettled(searchedTerm(term)), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [term])
  return settled
}
