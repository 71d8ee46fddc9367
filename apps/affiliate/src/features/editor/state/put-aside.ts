import type { Step } from './draft-state.ts'
import { type CopyPlace, type CopyStorage, isStepList } from './local-copy.ts'

/** Drafts of one's own that gave way to somebody else's, newest first; this browser keeps the last ones. */
export type AsideDraft = { readonly at: number; readonly steps: readonly Step[] }

const KEPT_MOST = 5

export function listAside(storage: CopyStorage, place: CopyPlace): readonly AsideDraft[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(place)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isAside) : []
  } catch {
    // Blocked storage, or a text that is no JSON.
    return []
  }
}

/** @returns false where the browser keeps nothing */
export function putAside(storage: CopyStorage, input: CopyPlace & { readonly draft: AsideDraft }): boolean {
  const drafts = [input.draft, ...listAside(storage, input)].slice(0, KEPT_MOST)
  try {
    storage.setItem(keyOf(input), JSON.stringify(drafts))
    return true
  } catch {
    return false
  }
}

function isAside(value: unknown): value is AsideDraft {
  if (typeof value !== 'object' || value === null) return false
  return typeof Reflect.get(value, 'at') === 'number' && isStepList(Reflect.get(value, 'steps'))
}

function keyOf({ userId, automationId }: CopyPlace): string {
  return `booster.aside.${userId}.${automationId}`
}
