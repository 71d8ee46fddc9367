import { Toast as Base } from '@base-ui/react/toast'
import { useLingui } from '@lingui/react'
import { Ban, CircleAlert, type LucideIcon, Undo2, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'
import { ErrorId } from './error-id.tsx'
import { remainingSeconds, undoSeconds } from './format/undo-countdown.ts'

interface ToastData {
  readonly icon: LucideIcon | undefined
  readonly undo: {
    readonly deadlineMs: number
    readonly onUndo: () => void
    readonly onExpire: () => void
  } | null
  readonly requestId: string | null
}

const manager = Base.createToastManager<ToastData>()

export interface ToastOptions {
  readonly text: string
  readonly icon?: LucideIcon | undefined
}

export interface UndoToastOptions extends ToastOptions {
  readonly onUndo: () => void
  /** Called once when the time is over or the toast is closed without undo: now the act may become final. */
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
    manager.add({ title: text, data: { icon, undo: null, requestId: null } })
  },
  /** Something is done and can be taken back for 8 seconds. */
  undo({ text, icon = Ban, onUndo, onExpire }: UndoToastOptions): void {
    const deadlineMs = Date.now() + undoSeconds * 1_000
    const undo = { deadlineMs, onUndo, onExpire: onExpire ?? (() => undefined) }
    manager.add({ title: text, timeout: 0, data: { icon, undo, requestId: null } })
  },
  /** Something failed and was rolled back. What needs an action belongs inline, not here. */
  error({ text, requestId }: ErrorToastOptions): void {
    manager.add({
      title: text,
      priority: 'high',
      timeout: 12_000,
      data: { icon: CircleAlert, undo: null, requestId: requestId ?? null },
    })
  },
}

/** The place where toasts appear; once per app (UiRoot brings it). */
export function ToastRegion() {
  return (
    <Base.Provider toastManager={manager} limit={3}>
      <Base.Portal>
        <Base.Viewport className="toasts">
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  )
}

type ToastItem = ReturnType<typeof Base.useToastManager<ToastData>>['toasts'][number]

function ToastList() {
  const { toasts } = Base.useToastManager<ToastData>()
  return toasts.map((item) => <ToastCard key={item.id} item={item} />)
}

function ToastCard({ item }: { readonly item: ToastItem }) {
  const { i18n } = useLingui()
  const { icon: Shape, undo, requestId } = item.data ?? { icon: undefined, undo: null, requestId: null }
  return (
    <Base.Root toast={item} className="toast" swipeDirection={['down', 'right']}>
      {Shape && <Shape className="icon" />}
      <Base.Title className="toast__text" render={<span />} />
      {requestId && <ErrorId requestId={requestId} />}
      <div className="toast__end">
        {undo ? (
          <UndoButton id={item.id} undo={undo} />
        ) : (
          <Base.Close className="button button--sm button--icon toast__close" aria-label={i18n.t('Tutup')}>
            <X className="icon" />
          </Base.Close>
        )}
      </div>
    </Base.Root>
  )
}

function UndoButton({ id, undo }: { readonly id: string; readonly undo: NonNullable<ToastData['undo']> }) {
  const { i18n } = useLingui()
  const [secondsLeft, setSecondsLeft] = useState(() => remainingSeconds(undo.deadlineMs, Date.now()))
  useEffect(() => {
    const timer = setInterval(() => {
      const left = remainingSeconds(undo.deadlineMs, Date.now())
      setSecondsLeft(left)
      if (left > 0) return
      clearInterval(timer)
      undo.onExpire()
      manager.close(id)
    }, 250)
    return () => clearInterval(timer)
  }, [id, undo])
  const takeBack = () => {
    if (remainingSeconds(undo.deadlineMs, Date.now()) === 0) return
    undo.onUndo()
    manager.close(id)
  }
  return (
    <Button size="sm" icon={Undo2} onClick={takeBack}>
      {i18n.t('Urungkan')}{' '}
      <span className="toast__time" aria-hidden="true">
        {i18n.t('{seconds} d', { seconds: secondsLeft })}
      </span>
    </Button>
  )
}
