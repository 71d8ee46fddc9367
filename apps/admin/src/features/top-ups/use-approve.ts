import { useLocale } from '@booster/ui/device/use-locale'
import { toast } from '@booster/ui/feedback/toast'
import { formatNumber } from '@booster/ui/format/number'
import { useTRPC } from '@booster/web/api/client'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'

/** Books a request and says what came of it; when somebody was faster, the list shows that. */
export function useApprove(name: string, onDone: () => void) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const refreshAll = useRefreshAll()
  return useMutation(
    useTRPC().admin.topUp.approve.mutationOptions({
      onSuccess: ({ bookedCredits, revivedJobs }) => {
        toast.show({
          text: i18n.t('{amount} kredit dicatat untuk {name}.', {
            amount: formatNumber(bookedCredits, locale),
            name,
          }),
        })
        if (revivedJobs > 0) {
          toast.show({
            text: i18n.t('{n} email yang menunggu kredit kembali ke antrean.', {
              n: formatNumber(revivedJobs, locale),
              count: revivedJobs,
            }),
          })
        }
        onDone()
      },
      onSettled: () => refreshAll(),
    }),
  )
}
