import { Button } from '@booster/ui/controls/button'
import { Time } from '@booster/ui/data/time'
import { useLocale } from '@booster/ui/device/use-locale'
import { useNow } from '@booster/ui/device/use-now'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { toast } from '@booster/ui/feedback/toast'
import { formatNumber } from '@booster/ui/format/number'
import { requestIdOf } from '@booster/ui/format/request-id'
import { serverNow } from '@booster/ui/format/server-clock'
import { CREDIT_LEVEL_LOOK } from '@booster/ui/status/credit-level-look'
import { useTRPC } from '@booster/web/api/client'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { Trans, useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { faultWords } from './fault-words.ts'

export interface CheckNowProps {
  /** Null: never; undefined: not known yet. */
  readonly checkedAt: string | null | undefined
}

/** "Cek kredit terakhir 09.00 WIB, 5 jam lalu" and the button that asks the provider now. */
export function CheckNow({ checkedAt }: CheckNowProps) {
  const { i18n } = useLingui()
  return (
    <>
      <span className="check-now__last muted small">
        {checkedAt === null && i18n.t('Belum pernah dicek')}
        {checkedAt && (
          <Trans
            id="Cek kredit terakhir <0/>, <1/>"
            components={{ 0: <Time at={checkedAt} form="clock" />, 1: <Time at={checkedAt} /> }}
          />
        )}
      </span>
      <CheckButton />
    </>
  )
}

function CheckButton() {
  const { i18n } = useLingui()
  const refreshAll = useRefreshAll()
  const locale = useLocale()
  const offline = useOfflineReason()
  const [againAtMs, setAgainAtMs] = useState(0)
  const waitSeconds = Math.ceil((againAtMs - useNow()) / 1_000)
  const check = useMutation(
    useTRPC().admin.credit.checkNow.mutationOptions({
      onSuccess: (checked) => {
        if (checked.kind === 'cooling_down') {
          const retryAtMs = Date.parse(checked.retryAt)
          setAgainAtMs(retryAtMs)
          const seconds = Math.max(1, Math.ceil((retryAtMs - serverNow()) / 1_000))
          return toast.show({
            text: i18n.t('Baru saja dicek. Bisa lagi dalam {seconds} detik.', { seconds }),
          })
        }
        refreshAll()
        if (checked.kind === 'unknown') {
          return toast.error({
            text: i18n.t('Saldo belum terbaca. {why}', { why: faultWords(checked.errorCode, i18n) }),
          })
        }
        const look = CREDIT_LEVEL_LOOK[checked.level]
        toast.show({
          icon: look.icon,
          text: i18n.t('Saldo penyedia {credits}: {level}', {
            credits: formatNumber(checked.credits, locale),
            level: i18n._(look.word),
          }),
        })
      },
      onError: (error) =>
        toast.error({ text: i18n.t('Cek gagal: server tidak menjawab.'), requestId: requestIdOf(error) }),
    }),
  )
  const waits =
    waitSeconds > 0 ? i18n.t('Bisa dicek lagi dalam {seconds} detik', { seconds: waitSeconds }) : undefined
  return (
    <Button
      icon={RefreshCw}
      busy={check.isPending}
      busyLabel={i18n.t('Mengecek')}
      disabledReason={offline ?? waits}
      onClick={() => check.mutate()}
    >
      {i18n.t('Cek sekarang')}
    </Button>
  )
}
