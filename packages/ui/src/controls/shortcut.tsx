import { useEffect, useRef, useSyncExternalStore } from 'react'
import { createPreference } from '../format/preference.ts'

/** Single-key shortcuts can be switched off (WCAG 2.1.4). */
export const shortcutPreference = createPreference<'on' | 'off'>({
  key: 'booster.shortcuts',
  values: ['on', 'off'],
  fallback: 'on',
})

/** Whether single-key shortcuts are on. */
export function useShortcutsOn(): boolean {
  return useSyncExternalStore(shortcutPreference.subscribe, shortcutPreference.read) === 'on'
}

/**
 * Runs `act` when `key` (as in KeyboardEvent.key: '/', '?', 'j') is pressed, except while typing in a field or an
 * editor, with a modifier held, or while a modal dialog is open.
 */
export function useShortcut(key: string, act: () => void, enabled = true): void {
  const latest = useRef(act)
  const on = useShortcutsOn() && enabled
  useEffect(() => {
    latest.current = act
  }, [act])
  useEffect(() => {
    if (!on) return
    const hear = (event: KeyboardEvent) => {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
        return
      if (isTyping(event.target) || isDialogOpen()) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [key, on])
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select, [role=textbox]')
  )
}

/** A modal dialog owns the keyboard; nothing of the page behind it may move. */
function isDialogOpen(): boolean {
  return document.querySelector('[data-modal]') !== null
}
