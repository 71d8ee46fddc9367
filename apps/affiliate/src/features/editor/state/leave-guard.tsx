import { ConfirmDialog } from '@booster/ui/feedback/confirm-dialog'
import { useLingui } from '@lingui/react'
import { useBlocker } from '@tanstack/react-router'
import { isUnsaved } from './draft-state.ts'
import { useEditor, useSessionView } from './editor-context.ts'

/** How long the page may keep somebody who leaves while it saves. */
const SAVES_WITHIN_MS = 4_000

/** Saves when the page is left, and asks only when that does not work. */
export function LeaveGuard() {
  const { i18n } = useLingui()
  const { session } = useEditor()
  const isKept = useSessionView((view) => view.isKept)
  const blocker = useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      if (current.pathname === next.pathname) return false
      session.keepNow()
      const isSaved = await Promise.race([session.flush(), after(SAVES_WITHIN_MS)])
      return !isSaved
    },
    // With a copy in this browser a reload loses nothing.
    enableBeforeUnload: () => {
      session.keepNow()
      const view = session.getView()
      return !view.isKept && isUnsaved(view.draft)
    },
    withResolver: true,
  })
  return (
    <ConfirmDialog
      open={blocker.status === 'blocked'}
      tone="danger"
      title={i18n.t('Draf belum sampai ke server. Tinggalkan halaman ini?')}
      confirmLabel={i18n.t('Tinggalkan')}
      onClose={() => blocker.reset?.()}
      onConfirm={() => blocker.proceed?.()}
    >
      {isKept
        ? i18n.t('Salinannya ada di browser ini dan dilanjutkan saat Anda kembali ke sini.')
        : i18n.t('Browser ini tidak bisa menyimpan salinannya: perubahan terakhir akan hilang.')}
    </ConfirmDialog>
  )
}

function after(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), ms))
}
