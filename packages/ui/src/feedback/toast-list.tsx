import { Toast as Base } from '@base-ui/react/toast'
import { useLingui } from '@lingui/react'
import { Undo2, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../controls/button.tsx'
import { remainingSeconds } from '../format/undo-countdown.ts'
import { ErrorId } from './error-id.tsx'
import { subscribeToNotices, type ToastNotice, takeNotices } from './toast.ts'

const manager = Base.createToastManager<ToastNotice>()

/** Shows what `toast` posted. Undo toasts live until their deadline, others by the usual time. */
export function ToastList() {
  useEffect(() => {
    show()
    return subscribeToNotices(show)
  }, [])
  return (
    <Base.Provider toastManager={manager} limit={3}>
      <Base.Portal>
        <Base.Viewport className="toasts">
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  )
}

function show(): void {
  for (const notice of takeNotices()) {
    manager.add({
      title: notice.text,
      priority: notice.urgent ? 'high' : 'low',
      timeout: timeoutOf(notice),
      data: notice,
    })
  }
}

/** 0: an undo toast ends with its own deadline. */
function timeoutOf({ undo, urgent }: ToastNotice): number {
  if (undo !== null) return 0
  return urgent ? 12_000 : 5_000
}

type ToastItem = ReturnType<typeof Base.useToastManager<ToastNotice>>['toasts'][number]

function Toasts() {
  const { toasts } = Base.useToastManager<ToastNotice>()
  return toasts.map((item) => <ToastCard key={item.id} item={item} />)
}

function ToastCard({ item }: { readonly item: ToastItem }) {
  const { i18n } = useLingui()
  if (!item.data) return null
  const { icon: Shape, undo, requestId } = item.data
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

function UndoButton({ id, undo }: { readonly id: string; readonly undo: NonNullable<ToastNotice['undo']> }) {
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
        {i18n.t('{seconds} dtk', { seconds: secondsLeft })}
      </span>
    </Button>
  )
}
