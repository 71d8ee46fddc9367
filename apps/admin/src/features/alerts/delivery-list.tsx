import { Button } from '@booster/ui/controls/button'
import { Time } from '@booster/ui/data/time'
import { toast } from '@booster/ui/feedback/toast'
import { requestIdOf } from '@booster/ui/format/request-id'
import { useTRPC } from '@booster/web/api/client'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { roadName } from '@booster/web/sending/road-name'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { CircleCheck, CircleX } from 'lucide-react'
import type { Alert } from './alert-look.ts'

type Delivery = Alert['deliveries'][number]
type Line = { readonly key: string; readonly words: string; readonly ok: boolean; readonly at: string }

/** Who was notified of the alert; failed notifications can be sent again. */
export function DeliveryList({ alert }: { readonly alert: Alert }) {
  const { i18n } = useLingui()
  const refreshAll = useRefreshAll()
  const lines = deliveryLines(alert.deliveries, i18n)
  const failed = lines.some((line) => !line.ok)
  const again = useMutation(
    useTRPC().admin.alert.deliver.mutationOptions({
      onSuccess: () => {
        toast.show({ text: i18n.t('Pemberitahuan dikirim lagi.') })
        refreshAll()
      },
      onError: (error) =>
        toast.error({ text: i18n.t('Pemberitahuan belum terkirim.'), requestId: requestIdOf(error) }),
    }),
  )
  return (
    <section className="ack__deliveries">
      <h3 className="muted small">{i18n.t('Pemberitahuan terkirim')}</h3>
      {lines.length === 0 ? (
        <p className="small">{i18n.t('Sedang dikirim.')}</p>
      ) : (
        <ul className="ack__sent">
          {lines.map((line) => (
            <li key={line.key} data-state={line.ok ? 'done' : 'failed'}>
              {line.ok ? <CircleCheck className="icon icon--sm" /> : <CircleX className="icon icon--sm" />}
              {line.words}
              <span>
                <Time at={line.at} form="seconds" />
              </span>
            </li>
          ))}
        </ul>
      )}
      {failed && (
        <Button
          variant="link"
          size="sm"
          busy={again.isPending}
          onClick={() => again.mutate({ id: alert.id })}
        >
          {i18n.t('Kirim lagi yang gagal')}
        </Button>
      )}
    </section>
  )
}

/** Arrived mails are one line however many there are; each failure is a line of its own with its reason. */
function deliveryLines(deliveries: readonly Delivery[], i18n: I18n): readonly Line[] {
  const mailed = deliveries.filter((delivery) => delivery.channel === 'email' && delivery.ok)
  const roads = [...new Set(mailed.map(({ road }) => road))]
  const mails = roads.map((road): Line => {
    const ours = mailed.filter((delivery) => delivery.road === road)
    const words = i18n.t('Email ke {count} orang', { count: ours.length })
    return {
      key: `mails ${road}`,
      ok: true,
      at: ours.at(-1)?.at ?? '',
      words: road === null ? words : `${words}, ${i18n.t('lewat {road}', { road: roadName(road, i18n) })}`,
    }
  })
  const others = deliveries
    .filter((delivery) => !mailed.includes(delivery))
    .map((delivery) => ({
      key: `${delivery.channel} ${delivery.target}`,
      ok: delivery.ok,
      at: delivery.at,
      words: delivery.ok
        ? channelWord(delivery, i18n)
        : `${channelWord(delivery, i18n)} (${delivery.message ?? '?'})`,
    }))
  return [...mails, ...others]
}

function channelWord(delivery: Delivery, i18n: I18n): string {
  if (delivery.channel === 'in_app') return i18n.t('Aplikasi')
  if (delivery.channel === 'email') {
    const words = i18n.t('Email ke {target}', { target: delivery.target })
    const { road } = delivery
    return road === null ? words : `${words}, ${i18n.t('lewat {road}', { road: roadName(road, i18n) })}`
  }
  return i18n.t('Webhook')
}
