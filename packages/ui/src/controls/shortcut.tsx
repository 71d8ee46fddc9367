import { useSyncExternalStore } from 'react'
import { useHotkeys } from 'react-hotkeys-hook'
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
  const isOn = useShortcutsOn() && enabled
  useHotkeys(key, act, {
    enabled: isOn,
    preventDefault: true,
    // The character counts, wherever the keyboard has it: `?` needs Shift on one layout and not on another.
    useKey: true,
    ignoreModifiers: true,
    ignoreEventWhen: (event) => hasModifier(event) || event.defaultPrevented || isDialogOpen(),
  })
}

/** Runs `go` with the address of a page when `g` and then the page's key are pressed. */
export function useGoShortcuts(
  hrefOfKey: Readonly<Record<string, string>>,
  go: (href: string) => void,
): void {
  const keys = Object.keys(hrefOfKey)
  const isOn = useShortcutsOn() && keys.length > 0
  useHotkeys(
    keys.map((key) => `g>${key}`),
    (event) => {
      const href = hrefOfKey[event.key]
      if (href === undefined || hasModifier(event) || isDialogOpen()) return
      event.preventDefault()
      go(href)
    },
    { enabled: isOn, useKey: true },
  )
}

/** Runs `act` on Ctrl or Cmd with K, also while typing; not while a modal dialog is open. */
export function usePaletteKey(act: () => void): void {
  useHotkeys('mod+k', act, {
    preventDefault: true,
    enableOnFormTags: true,
    enableOnContentEditable: true,
    ignoreEventWhen: isDialogOpen,
  })
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey
}

/** A modal dialog owns the keyboard; nothing of the page behind it may move. */
function isDialogOpen(): boolean {
  return document.querySelector('[data-modal]') !== null
}
