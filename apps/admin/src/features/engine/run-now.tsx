import { Button } from '@booster/ui/controls/button'
import { useLocale } from '@booster/ui/device/use-locale'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { toast } from '@booster/ui/feedback/toast'
import { formatNumber } from '@booster/ui/format/number'
import { requestIdOf } from '@booster/ui/format/request-id'
import { useTRPC } from '@booster/web/api/client'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { Play } from 'lucide-react'

/** One drain by hand: everything that is due goes out now instead of at the next tick. */
export function RunNow() {
  const { i18n } = useLingui()
  const refreshAll = useRefreshAll()
  const locale = useLocale()
  const offline = useOfflineReason()
  const run = useMutation(
    useTRPC().admin.engine.runNow.mutationOptions({
      onSuccess: ({ claimed, accepted, failed }) => {
        refreshAll()
        toast.show({
          text:
            claimed === 0
              ? i18n.t('Tidak ada email yang jatuh tempo.')
              : i18n.t('{n} email diambil: {accepted} terkirim, {failed} gagal.', {
                  n: formatNumber(claimed, locale),
                  count: claimed,
                  accepted: formatNumber(accepted, locale),
                  failed: formatNumber(failed, locale),
                }),
        })
      },
      onError: (error) =>
        toast.error({ text: i18n.t('Siklus belum berjalan. Coba lagi.'), requestId: requestIdOf(error) }),
    }),
  )
  return (
    <Button
      icon={Play}
      busy={run.isPending}
      busyLabel={i18n.t('Menjalankan')}
      disabledReason={offline}
      onClick={() => run.mutate({})}
    >
      {i18n.t('Jalankan sekarang')}
    </Button>
  )
}
