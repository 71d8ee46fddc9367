import { useEffect } from 'react'
import type { DraftSession } from './draft-session.ts'

/** Ctrl Z and Ctrl Shift Z (or Ctrl Y) anywhere on the page, also while typing: one history for the whole sequence. */
export function useDraftKeys(session: DraftSession): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const type = readStep(event)
      // In a dialog the keys belong to the dialog.
      if (type === null || document.querySelector('[data-modal]') !== null) return
      event.preventDefault()
      session.dispatch({ type })
    }
    addEventListener('keydown', onKey, { capture: true })
    return () => removeEventListener('keydown', onKey, { capture: true })
  }, [session])
}

function readStep(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (event.altKey || !(event.ctrlKey || event.metaKey)) return null
  const key = event.key.toLowerCase()
  if (key === 'y' || (key === 'z' && event.shiftKey)) return 'redo'
  return key === 'z' ? 'undo' : null
}
