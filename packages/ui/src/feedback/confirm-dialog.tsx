import { lazy, type ReactNode, Suspense } from 'react'

const ConfirmDialogBody = lazy(async () => ({
  default: (await import('./confirm-dialog-body.tsx')).ConfirmDialogBody,
}))

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

/**
 * Asks before what cannot be undone. What can be undone needs no question but an undo toast. Its code is fetched with
 * the first question.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  if (!props.open) return null
  return (
    <Suspense>
      <ConfirmDialogBody {...props} />
    </Suspense>
  )
}
