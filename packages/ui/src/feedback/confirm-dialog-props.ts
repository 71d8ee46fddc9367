import type { ReactNode } from 'react'

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
