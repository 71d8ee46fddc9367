import { UNDO_OFFERED_MS } from '@booster/engine/domain/undo-window'
import { Ban, CircleAlert, type LucideIcon } from 'lucide-react'

/** A toast on its way to the region. */
export interface ToastNotice {
  readonly text: string
  readonly icon: LucideIcon | undefined
  readonly undo: {
    readonly deadlineMs: number
    readonly onUndo: () => void
    readonly onExpire: () => void
  } | null
  readonly requestId: string | null
  readonly urgent: boolean
}

export interface ToastOptions {
  readonly text: string
  readonly icon?: LucideIcon | undefined
}

export interface UndoToastOptions extends ToastOptions {
  readonly onUndo: () => void
  /** Called once when the time is over or the toast is closed without undo: now the action may become final. */
  readonly onExpire?: (() => void) | undefined
}

export interface ErrorToastOptions {
  readonly text: string
  /** See requestIdOf. */
  readonly requestId?: string | null | undefined
}

/** Messages at the lower edge; needs one ToastRegion in the app. Callable from anywhere. */
export const toast = {
  /** Something is done. Goes away by itself. */
  show({ text, icon }: ToastOptions): void {
    post({ text, icon, undo: null, requestId: null, urgent: false })
  },
  /** Something is done and can be taken back for a few seconds. */
  undo({ text, icon = Ban, onUndo, onExpire }: UndoToastOptions): void {
    const deadlineMs = Date.now() + UNDO_OFFERED_MS
    const undo = { deadlineMs, onUndo, onExpire: onExpire ?? (() => undefined) }
    post({ text, icon, undo, requestId: null, urgent: false })
  },
  /** Something failed and was rolled back. What needs an action belongs inline, not here. */
  error({ text, requestId }: ErrorToastOptions): void {
    post({ text, icon: CircleAlert, undo: null, requestId: requestId ?? null, urgent: true })
  },
}

let hasPosted = false
const WAITING: ToastNotice[] = []
const listeners = new Set<() => void>()

function post(notice: ToastNotice): void {
  hasPosted = true
  WAITING.push(notice)
  for (const listener of listeners) listener()
}

/** Takes all notices that wait, oldest first. */
export function takeNotices(): readonly ToastNotice[] {
  return WAITING.splice(0)
}

/** Whether there was ever a notice to show. */
export function hasNotices(): boolean {
  return hasPosted
}

/** Reports every new notice; the answer stops it. */
export function subscribeToNotices(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
