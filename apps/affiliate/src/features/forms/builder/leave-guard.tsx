import { ConfirmDialog } from '@booster/ui/feedback/confirm-dialog'
import { useLingui } from '@lingui/react'
import { useBlocker } from '@tanstack/react-router'

/** Asks before a page with unsaved changes is left. */
export function LeaveGuard({ isDirty }: { readonly isDirty: boolean }) {
  const { i18n } = useLingui()
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isDirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => isDirty,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  return (
    <ConfirmDialog
      open
      tone="danger"
      title={i18n.t('Tinggalkan tanpa menyimpan?')}
      confirmLabel={i18n.t('Buang perubahan')}
      onClose={blocker.reset}
      onConfirm={blocker.proceed}
    >
      {i18n.t('Perubahan pada formulir ini belum disimpan.')}
    </ConfirmDialog>
  )
}
