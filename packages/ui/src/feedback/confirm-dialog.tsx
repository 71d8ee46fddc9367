import { lazy, Suspense } from 'react'
import type { ConfirmDialogProps } from './confirm-dialog-props.ts'

const ConfirmDialogBody = lazy(async () => ({
  default: (await import('./confirm-dialog-body.tsx')).ConfirmDialogBody,
}))

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
