import { useEffect } from 'react'
import type { DraftSession } from './draft-session.ts'

/** Ctrl Z and Ctrl Shift Z (or Ctrl Y) anywhere on the page, also while typing: one history for the whole sequence. */
export function useDraftKeys(session: DraftSession): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isBeside = document.querySelector('[data-modal]') !== null
      if (isBeside || event.altKey || !(event.ctrlKey || event.metaKey)) return
      const key = event.key.toLowerCase()
      const isRedo = key === 'y' || (key === 'z' && event.shiftKey)
      if (!isRedo && key !== 'z') return
      event.preventDefault()
      session.collect()
      session.dispatch({ type: isRedo ? 'redo' : 'undo' })
    }
    addEventListener('keydown', onKey, { capture: true })
    return () => removeEventListener('keydown', onKey, { capture: true })
  }, [session])
}
