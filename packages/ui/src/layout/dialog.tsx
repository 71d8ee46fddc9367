import { Dialog as Base } from '@base-ui/react/dialog'
import { clsx } from 'clsx'
import { type FormEvent, type ReactNode, type RefObject, useRef } from 'react'
import { usePhone } from '../device/use-phone.tsx'
import { useKeptFocus } from './use-kept-focus.ts'

export interface DialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: ReactNode
  readonly description?: ReactNode
  readonly children?: ReactNode
  /** Buttons, the primary one last. */
  readonly footer?: ReactNode
  /** Given: the dialog is a form, Enter submits; the footer holds a `type="submit"` button. */
  readonly onSubmit?: (() => void) | undefined
  readonly size?: 'md' | 'lg' | undefined
  /** Has the focus first, also on phones. */
  readonly initialFocus?: RefObject<HTMLElement | null> | undefined
}

/**
 * A window above the page: focus stays inside, Esc and the scrim close, focus returns to where it came from, or to the
 * page's content where that is gone. On phones the window itself has the focus, not its first field: a keyboard would cover what is to be read first.
 */
export function Dialog(props: DialogProps) {
  const { open, onClose, title, description, children, footer, onSubmit, size, initialFocus } = props
  const popup = useRef<HTMLDivElement>(null)
  const isPhone = usePhone()
  useKeptFocus(open)
  const inside = (
    <>
      <div className="dialog__head">
        <Base.Title className="dialog__title">{title}</Base.Title>
        {description !== undefined && <Base.Description className="muted">{description}</Base.Description>}
      </div>
      {children !== undefined && <div className="dialog__body">{children}</div>}
      {footer !== undefined && <footer className="dialog__foot">{footer}</footer>}
    </>
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // A form in a portal still bubbles to the form around it in React.
    event.stopPropagation()
    onSubmit?.()
  }
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="scrim" forceRender />
        <Base.Viewport className="dialog-stage">
          <Base.Popup
            ref={popup}
            className={clsx('dialog', size === 'lg' && 'dialog--lg')}
            initialFocus={initialFocus ?? (isPhone ? popup : undefined)}
            data-modal
          >
            {onSubmit ? (
              <form noValidate onSubmit={submit}>
                {inside}
              </form>
            ) : (
              inside
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}
