import { useLingui } from '@lingui/react'
import { Button } from '../controls/button.tsx'
import { Dialog } from '../layout/dialog.tsx'
import { Banner } from './banner.tsx'
import type { ConfirmDialogProps } from './confirm-dialog-props.ts'
import { ErrorId } from './error-id.tsx'

/** The open question (see ConfirmDialog). */
export function ConfirmDialogBody(props: ConfirmDialogProps) {
  const { i18n } = useLingui()
  const { open, onClose, onConfirm, title, children, confirmLabel, tone = 'primary', busy, error } = props
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{i18n.t('Tidak jadi')}</Button>
          <Button variant={tone} busy={busy} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
      {error ? (
        <Banner tone="danger" title={error.text}>
          {error.requestId ? <ErrorId requestId={error.requestId} /> : null}
        </Banner>
      ) : null}
    </Dialog>
  )
}
