import { useCallback, useRef } from 'react'

/** The same function through all renders, which does what the newest one does: for parts that are drawn only when needed. */
export function useStable<Arguments extends readonly unknown[]>(
  act: (...given: Arguments) => void,
): (...given: Arguments) => void {
  const newest = useRef(act)
  newest.current = act
  return useCallback((...given: Arguments) => newest.current(...given), [])
}
