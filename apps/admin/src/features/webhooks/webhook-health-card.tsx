import type { WebhookHealth } from '@booster/contracts/sending/webhook-health'
import { Banner } from '@booster/ui/feedback/banner'
import { QueryView } from '@booster/ui/feedback/query-view'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { useTRPC } from '@booster/web/api/client'
import { useLive } from '@booster/web/live/use-live'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { WebhookDoorView } from './webhook-door-view.tsx'

/** Nobody announces what comes in. */
const REFRESH_MS = 30_000

/** Whether reports about sent mails come in: deliveries, openings, bounces, complaints. */
export function WebhookHealthCard() {
  const { i18n } = useLingui()
  const isPaused = useLive().state === 'paused'
  const health = useQuery({
    ...useTRPC().admin.webhooks.queryOptions(),
    refetchInterval: isPaused ? false : REFRESH_MS,
  })
  return (
    <Card>
      <CardHead title={i18n.t('Laporan masuk')} note={i18n.t('24 jam terakhir')} />
      <QueryView query={health} errorTitle={i18n.t('Laporan masuk gagal dimuat')}>
        {(data) => (
          <>
            {data.needsSecret && (
              <div className="webhooks__banner">
                <Banner
                  tone="warning"
                  title={
                    data.mailbox === null
                      ? i18n.t('Semua laporan ditolak.')
                      : i18n.t('Laporan Mailketing ditolak.')
                  }
                >
                  {i18n.t('Isi MAILKETING_WEBHOOK_SECRET, lalu pasang alamat di bawah ini.')}
                </Banner>
              </div>
            )}
            <div className="webhooks">
              {data.doors.map((door) => (
                <WebhookDoorView
                  key={door.door}
                  health={door}
                  hasSecret={data.hasSecret}
                  mailbox={door.door === 'imap' ? data.mailbox : null}
                />
              ))}
            </div>
            {data.parked.waiting + data.parked.givenUp > 0 && (
              <CardBody className="webhooks__parked muted small">
                <Parked parked={data.parked} />
              </CardBody>
            )}
          </>
        )}
      </QueryView>
    </Card>
  )
}

function Parked({ parked }: { readonly parked: WebhookHealth['parked'] }) {
  const { i18n } = useLingui()
  const { waiting, givenUp, triedHours, keptDays } = parked
  return (
    <p>
      {i18n.t(
        '{waiting, number} laporan menunggu emailnya ditemukan dan dicoba lagi selama {triedHours} jam. {givenUp, number} tidak dicoba lagi dan dihapus setelah {keptDays} hari.',
        { waiting, givenUp, triedHours, keptDays },
      )}
    </p>
  )
}
