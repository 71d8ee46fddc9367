import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import { Button } from '../controls/button.tsx'
import { Dialog } from '../layout/dialog.tsx'
import { Banner } from './banner.tsx'
import { ErrorId } from './error-id.tsx'

export interface ConfirmDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly onConfirm: () => void
  /** The question, with the exact number: "Coba ulang 24 email gagal?" */
  readonly title: string
  /** What it applies to and what it costs; Facts fit here. */
  readonly children?: ReactNode
  /** The action in words, never "OK": "Coba ulang 24 email" */
  readonly confirmLabel: string
  readonly tone?: 'primary' | 'danger' | undefined
  readonly busy?: boolean | undefined
  /** The action failed: the dialog stays open and says so. */
  readonly error?:
    | { readonly text: string; readonly requestId?: string | null | undefined }
    | null
    | undefined
}

/** Asks before what cannot be undone. What can be undone needs no question but an undo toast. */
export function ConfirmDialog(props: ConfirmDialogProps) {
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
