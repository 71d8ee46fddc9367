import type { PaletteEntry } from '@booster/ui/layout/keyboard/command-palette'

/** Those whose name holds every word of the term. */
export function entriesNamed(entries: readonly PaletteEntry[], term: string): readonly PaletteEntry[] {
  const words = term.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return entries.filter(({ label }) => words.every((word) => label.toLocaleLowerCase().includes(word)))
}
