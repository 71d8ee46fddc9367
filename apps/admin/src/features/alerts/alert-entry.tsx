import { UiLink } from '@booster/ui/controls/link'
import { Moment } from '@booster/ui/data/moment'
import { Time } from '@booster/ui/data/time'
import { useLocale } from '@booster/ui/device/use-locale'
import { CreditLevelBadge } from '@booster/ui/status/credit-level-badge'
import { ADMIN_PATHS, auditHref } from '@booster/web/address/paths'
import { Trans, useLingui } from '@lingui/react'
import { AcknowledgeButton } from './acknowledge-button.tsx'
import { alertHref } from './alert-href.ts'
import { type Alert, alertLook } from './alert-look.ts'
import { alertScope, alertTitle } from './alert-words.ts'
import { DeliveryList } from './delivery-list.tsx'
import { lacksSecondChannel } from './lacks-second-channel.ts'
import { ResolveButton } from './resolve-button.tsx'

/** One alert with everything known of it: level, value, mark, times, owner, note, deliveries. */
export function AlertEntry({ alert }: { readonly alert: Alert }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const { icon: Shape, tone } = alertLook(alert)
  const arrived = alert.deliveries.filter((delivery) => delivery.ok).length
  const scope = alertScope(alert, i18n, locale)
  return (
    <li className="alert-row" data-state={tone}>
      <span className="list__icon">
        <Shape className="icon" />
      </span>
      <div className="alert-row__body">
        <span className="alert-row__title">
          <UiLink href={alertHref(alert)}>{alertTitle(alert, i18n, locale)}</UiLink>
          <CreditLevelBadge level={alert.level} />
        </span>
        <span className="alert-row__line">
          {scope !== '' && `${scope} · `}
          <Trans id="sejak <0/>" components={{ 0: <Moment at={alert.openedAt} /> }} />{' '}
          <span className="alert-row__ago">
            (<Time at={alert.openedAt} />)
          </span>
        </span>
        <History alert={alert} />
        {lacksSecondChannel(alert) && (
          <p className="alert-row__line">
            {i18n.t('Email tentang ini lewat penyedia yang menolak.')}{' '}
            <UiLink className="link" href={ADMIN_PATHS.settings}>
              {i18n.t('Pasang saluran kedua')}
            </UiLink>
          </p>
        )}
        <details className="alert-row__more">
          <summary>
            {arrived === alert.deliveries.length
              ? i18n.t('{count} pemberitahuan terkirim', { count: arrived })
              : i18n.t('{sent} pemberitahuan terkirim, {failed} gagal', {
                  sent: arrived,
                  failed: alert.deliveries.length - arrived,
                })}
          </summary>
          <DeliveryList alert={alert} />
          <UiLink className="link" href={auditHref({ object: alert.id })}>
            {i18n.t('Jejak audit')}
          </UiLink>
          {alert.detail !== '' && <p className="mono small">{alert.detail}</p>}
        </details>
      </div>
      {alert.state !== 'resolved' && (
        <div className="alert-row__end">
          <ResolveButton alert={alert} />
          {alert.state === 'open' && <AcknowledgeButton alert={alert} />}
        </div>
      )}
    </li>
  )
}

function History({ alert }: { readonly alert: Alert }) {
  const { i18n } = useLingui()
  const name = alert.acknowledgedByName ?? i18n.t('admin')
  return (
    <>
      {alert.acknowledgedAt !== null && (
        <span className="alert-row__line">
          <Trans
            id="Ditangani oleh {name} <0/>"
            values={{ name }}
            components={{ 0: <Moment at={alert.acknowledgedAt} /> }}
          />
          {alert.mutedUntil !== null && alert.resolvedAt === null && (
            <>
              {' · '}
              <Trans id="pengingat dijeda sampai <0/>" components={{ 0: <Moment at={alert.mutedUntil} /> }} />
            </>
          )}
        </span>
      )}
      {alert.resolvedAt !== null && (
        <span className="alert-row__line">
          <Trans id="Selesai <0/>" components={{ 0: <Moment at={alert.resolvedAt} /> }} />
        </span>
      )}
      {alert.note !== null && <p className="alert-row__note">{alert.note}</p>}
    </>
  )
}
