import type { EngineState } from '@booster/contracts/engine'
import { Button } from '@booster/ui/controls/button'
import { Time } from '@booster/ui/data/time'
import { Banner } from '@booster/ui/feedback/banner'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { toast } from '@booster/ui/feedback/toast'
import { requestIdOf } from '@booster/ui/format/request-id'
import { useTRPC } from '@booster/web/api/client'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { Play } from 'lucide-react'

type Stopped = EngineState['sendingStopped']

/** All sending stands still, why and since when, and the only way on: a person who has looked. */
export function SendingStopped({ stopped }: { readonly stopped: Stopped }) {
  const { i18n } = useLingui()
  const refreshAll = useRefreshAll()
  const offline = useOfflineReason()
  const resume = useMutation(
    useTRPC().admin.engine.resume.mutationOptions({
      onSuccess: () => {
        refreshAll()
        toast.show({ text: i18n.t('Pengiriman berjalan lagi.') })
      },
      onError: (error) =>
        toast.error({
          text: i18n.t('Pengiriman belum dilanjutkan. Coba lagi.'),
          requestId: requestIdOf(error),
        }),
    }),
  )
  if (stopped === null) return null
  return (
    <Banner
      tone="danger"
      title={i18n.t('Semua pengiriman dihentikan.')}
      actions={
        <Button
          icon={Play}
          busy={resume.isPending}
          busyLabel={i18n.t('Melanjutkan')}
          disabledReason={offline}
          onClick={() => resume.mutate()}
        >
          {i18n.t('Lanjutkan pengiriman')}
        </Button>
      }
    >
      {i18n.t('Tidak ada email yang keluar dan tidak ada kredit yang terpotong.')}{' '}
      {i18n.t('Alasan: {reason},', { reason: stopped.reason })} <Time at={stopped.since} />
    </Banner>
  )
}
