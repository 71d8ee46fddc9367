/** A choice of this browser that outlives a reload, shared by every part that reads it. */
export interface Preference<Value extends string> {
  readonly read: () => Value
  /** False: `fallback` stands in for a choice. */
  readonly isChosen: () => boolean
  readonly choose: (value: Value) => void
  /** Calls back after every change, from this tab or another; returns the way out. */
  readonly subscribe: (listener: () => void) => () => void
}

/**
 * Keeps one choice under `key` in localStorage; where storage is forbidden it lives for this page only.
 * An unknown stored value counts as `fallback`.
 */
export function createPreference<Value extends string>(options: {
  readonly key: string
  readonly values: readonly Value[]
  readonly fallback: Value
}): Preference<Value> {
  const { key, values, fallback } = options
  const listeners = new Set<() => void>()
  const known = (text: string | null): Value => values.find((value) => value === text) ?? fallback
  let current = known(readStored(key))

  const tell = () => {
    for (const listener of listeners) listener()
  }
  const hearOtherTab = (event: StorageEvent) => {
    if (event.key !== key) return
    current = known(event.newValue)
    tell()
  }

  return {
    read: () => current,
    isChosen: () => values.some((value) => value === readStored(key)),
    choose: (value) => {
      current = value
      writeStored(key, value)
      tell()
    },
    subscribe: (listener) => {
      if (listeners.size === 0) globalThis.addEventListener?.('storage', hearOtherTab)
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) globalThis.removeEventListener?.('storage', hearOtherTab)
      }
    },
  }
}

function readStored(key: string): string | null {
  try {
    return globalThis.localStorage?.getItem(key) ?? null
  } catch {
    // Private mode or blocked storage: the choice simply starts at its fallback.
    return null
  }
}

function writeStored(key: string, value: string): void {
  try {
    globalThis.localStorage?.setItem(key, value)
  } catch {
    // The choice still holds for this page; there is nobody to tell.
    return
  }
}
