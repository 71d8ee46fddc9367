import type { AffiliateRow as Affiliate } from '@booster/contracts/affiliates'
import { useLocale } from '@booster/ui/device/use-locale'
import { toast } from '@booster/ui/feedback/toast'
import { formatNumber } from '@booster/ui/format/number'
import { useTRPC } from '@booster/web/api/client'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'

/** Books credits and says what came of it. */
export function useTopUp(affiliate: Pick<Affiliate, 'name'>, onDone: () => void) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const refreshAll = useRefreshAll()
  return useMutation(
    useTRPC().admin.affiliate.topUp.mutationOptions({
      onSuccess: ({ booked, balance, revivedJobs }) => {
        const words = { name: affiliate.name, balance: formatNumber(balance, locale) }
        toast.show({
          text: booked
            ? i18n.t('Saldo {name} sekarang {balance}.', words)
            : i18n.t('Sudah tersimpan sebelumnya. Saldo {name} {balance}.', words),
        })
        if (revivedJobs > 0) {
          toast.show({
            text: i18n.t('{n} email yang menunggu kredit kembali ke antrean.', {
              n: formatNumber(revivedJobs, locale),
              count: revivedJobs,
            }),
          })
        }
        refreshAll()
        onDone()
      },
    }),
  )
}
