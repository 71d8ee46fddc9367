import { type RefObject, useEffect } from 'react'

/** Marks which side of a scrolling row hides something: data-fade="start" | "end" | "both" | "none" (kit/data.css). */
export function useFadedEdge(row: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = row.current
    if (!element) return
    const mark = () => {
      const before = element.scrollLeft > 1
      const after = element.scrollLeft + element.clientWidth < element.scrollWidth - 1
      element.dataset.fade = fadeOf(before, after)
    }
    mark()
    const watcher = new ResizeObserver(mark)
    watcher.observe(element)
    element.addEventListener('scroll', mark, { passive: true })
    return () => {
      watcher.disconnect()
      element.removeEventListener('scroll', mark)
    }
  }, [row])
}

function fadeOf(before: boolean, after: boolean): 'both' | 'start' | 'end' | 'none' {
  if (before && after) return 'both'
  if (before) return 'start'
  return after ? 'end' : 'none'
}
