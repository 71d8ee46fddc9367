import type { Overview } from '@booster/contracts/overview'
import { Sparkline } from '@booster/ui/charts/sparkline'
import { UiLink } from '@booster/ui/controls/link'
import { List, ListRow } from '@booster/ui/data/list-rows'
import { Num } from '@booster/ui/data/num'
import { useLocale } from '@booster/ui/device/use-locale'
import { formatNumber } from '@booster/ui/format/number'
import { Card, CardHead } from '@booster/ui/layout/card'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { triggerName } from '@booster/web/words/trigger-words'
import { useLingui } from '@lingui/react'

/** The sequences that sent most in 14 days. */
export function TopAutomations({ automations }: { readonly automations: Overview['topAutomations'] }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  return (
    <Card className="top">
      <CardHead title={i18n.t('Alur teratas')} note={i18n.t('14 hari')}>
        <UiLink className="link small" href={AFFILIATE_PATHS.automations}>
          {i18n.t('Semua alur')}
        </UiLink>
      </CardHead>
      {automations.length === 0 ? (
        <p className="overview__none">{i18n.t('Belum ada yang terkirim.')}</p>
      ) : (
        <List label={i18n.t('Alur teratas')}>
          {automations.map((automation) => (
            <ListRow
              key={automation.id}
              title={
                <UiLink href={`${AFFILIATE_PATHS.automations}/${automation.id}`}>{automation.name}</UiLink>
              }
              note={triggerName(i18n, automation.triggerType)}
            >
              <Sparkline
                values={automation.sparkline}
                summary={i18n.t('{count} terkirim dalam 14 hari', {
                  count: formatNumber(automation.sent, locale),
                })}
              />
              <span className="overview__value">
                <span className="cell-main">
                  <Num value={automation.sent} />
                </span>
                <span className="cell-sub">
                  {automation.rate === null ? '–' : <Num value={automation.rate / 100} as="percent" />}
                </span>
              </span>
            </ListRow>
          ))}
        </List>
      )}
    </Card>
  )
}
