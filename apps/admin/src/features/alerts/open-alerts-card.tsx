import { UiLink } from '@booster/ui/controls/link'
import { List, ListRow } from '@booster/ui/data/list-rows'
import { Moment } from '@booster/ui/data/moment'
import { Num } from '@booster/ui/data/num'
import { Time } from '@booster/ui/data/time'
import { useLocale } from '@booster/ui/device/use-locale'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { Card, CardHead } from '@booster/ui/layout/card'
import { Trans, useLingui } from '@lingui/react'
import { BellOff } from 'lucide-react'
import { AcknowledgeButton } from './acknowledge-button.tsx'
import { alertHref } from './alert-href.ts'
import { type Alert, alertLook } from './alert-look.ts'
import { alertScope, alertTitle } from './alert-words.ts'

const SHOWN_AT_MOST = 4

export interface OpenAlertsCardProps {
  /** Open and acknowledged ones, newest first. */
  readonly alerts: readonly Alert[]
  /** How many of them nobody has taken, as the navigation and the tab count them. */
  readonly openCount: number
  readonly checkedAt: string | null
}

/** What waits for somebody, with the button to take it. */
export function OpenAlertsCard({ alerts, openCount, checkedAt }: OpenAlertsCardProps) {
  const { i18n } = useLingui()
  return (
    <Card>
      <CardHead
        title={i18n.t('Peringatan terbuka')}
        note={openCount > 0 ? <Num value={openCount} /> : undefined}
      >
        <UiLink className="link small" href="/admin/alerts">
          {i18n.t('Semua')}
        </UiLink>
      </CardHead>
      {alerts.length === 0 ? (
        <EmptyState kind="never-used" icon={BellOff} title={i18n.t('Tidak ada peringatan')}>
          {checkedAt !== null && (
            <p>
              <Trans id="Kredit terakhir dicek <0/>." components={{ 0: <Time at={checkedAt} /> }} />
            </p>
          )}
        </EmptyState>
      ) : (
        <List label={i18n.t('Peringatan terbuka')}>
          {worstFirst(alerts)
            .slice(0, SHOWN_AT_MOST)
            .map((alert) => (
              <AlertRow key={alert.id} alert={alert} />
            ))}
        </List>
      )}
    </Card>
  )
}

function AlertRow({ alert }: { readonly alert: Alert }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const { icon, tone } = alertLook(alert)
  const scope = alertScope(alert, i18n, locale)
  return (
    <ListRow
      icon={icon}
      tone={tone}
      title={<UiLink href={alertHref(alert)}>{alertTitle(alert, i18n, locale)}</UiLink>}
      note={
        <>
          {scope !== '' && `${scope}, `}
          <Trans id="sejak <0/>" components={{ 0: <Moment at={alert.openedAt} /> }} />
        </>
      }
    >
      {alert.state === 'open' ? (
        <AcknowledgeButton alert={alert} />
      ) : (
        <span className="muted small">{i18n.t('Sedang ditangani')}</span>
      )}
    </ListRow>
  )
}

const LEVEL_ORDER = { emergency: 0, critical: 1, warning: 2 } as const satisfies Record<
  Alert['level'],
  number
>

function worstFirst(alerts: readonly Alert[]): readonly Alert[] {
  return [...alerts].sort((left, right) => LEVEL_ORDER[left.level] - LEVEL_ORDER[right.level])
}
