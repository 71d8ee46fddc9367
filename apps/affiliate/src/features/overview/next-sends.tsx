import type { Overview } from '@booster/contracts/overview'
import { UiLink } from '@booster/ui/controls/link'
import { List, ListRow } from '@booster/ui/data/list-rows'
import { Time } from '@booster/ui/data/time'
import { useZone } from '@booster/ui/device/use-zone'
import { Card, CardHead } from '@booster/ui/layout/card'
import { hrefOf } from '@booster/web/address/href-of'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { forecastWords, isFree } from '@booster/web/words/forecast-words'
import { useLingui } from '@lingui/react'

/** The e-mails that come due next, and what stands against those that will not leave. */
export function NextSends({ sends }: { readonly sends: Overview['nextSends'] }) {
  const { i18n } = useLingui()
  const zone = useZone()
  return (
    <Card className="next">
      <CardHead title={i18n.t('Kirim berikutnya')} note={zone}>
        <UiLink className="link small" href={hrefOf(AFFILIATE_PATHS.jobs, { status: 'pending' })}>
          {i18n.t('Lihat antrean')}
        </UiLink>
      </CardHead>
      {sends.length === 0 ? (
        <p className="overview__none">{i18n.t('Belum ada email yang menunggu.')}</p>
      ) : (
        <List label={i18n.t('Kirim berikutnya')}>
          {sends.map((send) => (
            <ListRow
              key={send.jobId}
              lead={
                <Time
                  className="overview__next-time"
                  at={send.scheduledAt}
                  form="day"
                  zoneInHead
                  explain={false}
                />
              }
              note={isFree(send.forecast) ? undefined : forecastWords(i18n, send.forecast).short}
              title={
                <UiLink
                  className="overview__send"
                  href={hrefOf(AFFILIATE_PATHS.jobs, { status: 'pending', job: send.jobId })}
                >
                  {send.leadName}
                  <span className="overview__flow"> · {send.automationName}</span>
                </UiLink>
              }
            >
              <span className="overview__step">
                {i18n.t('Langkah {step}/{total}', { step: send.stepOrder, total: send.totalSteps })}
              </span>
            </ListRow>
          ))}
        </List>
      )}
    </Card>
  )
}
