import type { ReportWindow } from '@booster/contracts/automations/report-windows'
import type { DeliveryFigures } from '@booster/contracts/delivery/delivery-figures'
import { UiLink } from '@booster/ui/controls/link'
import { hrefOf } from '@booster/web/address/href-of'
import { reportHref } from '@booster/web/address/paths'
import { FiguresCard } from '@booster/web/delivery/figures-card'
import { useLingui } from '@lingui/react'

/** The figures by sequence; each name leads to the report of its steps. */
export function AutomationFigures(props: {
  readonly figures: DeliveryFigures
  readonly window: ReportWindow
}) {
  const { i18n } = useLingui()
  const { figures, window } = props
  return (
    <FiguresCard
      title={i18n.t('Per alur')}
      head={i18n.t('Alur')}
      rows={figures.automations.rows.map((row) => ({
        key: row.id,
        name: (
          <UiLink className="link" href={hrefOf(reportHref(row.id), { window })}>
            {row.name}
          </UiLink>
        ),
        counts: row,
        counting: row.counting,
      }))}
      others={figures.automations.others}
      figures={figures}
    />
  )
}
