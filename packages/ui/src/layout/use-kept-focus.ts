import { useEffect } from 'react'

/**
 * When `place` is left (it changes, or what uses this goes away) and the focus was inside something that is gone with it:
 * puts the focus on the page's content instead of leaving it nowhere, so that Tab goes on from there.
 *
 * @param place the page's path, or whether a dialog is open; nothing happens when `false` is left
 */
export function useKeptFocus(place: string | boolean): void {
  useEffect(() => (place === false ? undefined : focusContentIfLost), [place])
}

/** Two frames later: by then a closed dialog has given its focus back where it could. */
function focusContentIfLost(): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const isLost = document.activeElement === null || document.activeElement === document.body
      if (isLost) document.getElementById('content')?.focus({ preventScroll: true })
    }),
  )
}
