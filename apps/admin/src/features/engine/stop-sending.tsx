import { Button } from '@booster/ui/controls/button'
import { ConfirmDialog } from '@booster/ui/feedback/confirm-dialog'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { requestIdOf } from '@booster/ui/format/request-id'
import { useTRPC } from '@booster/web/api/client'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { ReasonField } from '@booster/web/forms/reason-field'
import { useReason } from '@booster/web/forms/use-reason'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { Pause } from 'lucide-react'
import { useState } from 'react'

/** Stops all sending of all affiliates; asks for the reason, which everybody reads and the audit log keeps. */
export function StopSending() {
  const { i18n } = useLingui()
  const refreshAll = useRefreshAll()
  const offline = useOfflineReason()
  const [open, setOpen] = useState(false)
  const reason = useReason()
  const stop = useMutation(
    useTRPC().admin.engine.stop.mutationOptions({
      onSuccess: () => {
        refreshAll()
        setOpen(false)
        reason.clear()
      },
    }),
  )
  return (
    <>
      <Button icon={Pause} disabledReason={offline} onClick={() => setOpen(true)}>
        {i18n.t('Hentikan pengiriman')}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        onConfirm={() => reason.confirm((text) => stop.mutate({ reason: text }))}
        title={i18n.t('Hentikan semua pengiriman?')}
        confirmLabel={i18n.t('Hentikan pengiriman')}
        tone="danger"
        busy={stop.isPending}
        error={
          stop.error
            ? { text: i18n.t('Pengiriman belum dihentikan. Coba lagi.'), requestId: requestIdOf(stop.error) }
            : null
        }
      >
        <p>
          {i18n.t(
            'Email semua affiliate menunggu sampai seorang admin melanjutkan. Yang sedang dikirim tetap diselesaikan.',
          )}
        </p>
        <ReasonField reason={reason} />
      </ConfirmDialog>
    </>
  )
}
