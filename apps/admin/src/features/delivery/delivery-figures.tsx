import { DEFAULT_REPORT_WINDOW, type ReportWindow } from '@booster/contracts/automations/report-windows'
import type { AdminDeliveryFigures } from '@booster/contracts/delivery/delivery-figures'
import { UiLink } from '@booster/ui/controls/link'
import { QueryView } from '@booster/ui/feedback/query-view'
import { hrefOf } from '@booster/web/address/href-of'
import { ADMIN_PATHS } from '@booster/web/address/paths'
import { useTRPC } from '@booster/web/api/client'
import { ComplaintMeter } from '@booster/web/delivery/complaint-meter'
import { FigureDaysCard } from '@booster/web/delivery/days-card'
import { DomainsCard } from '@booster/web/delivery/domains-card'
import { FigureTiles } from '@booster/web/delivery/figure-tiles'
import { FiguresCard } from '@booster/web/delivery/figures-card'
import { FiguresSkeleton } from '@booster/web/delivery/figures-skeleton'
import { FiguresWindow } from '@booster/web/delivery/figures-window'
import { useLingui } from '@lingui/react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'

/** Every sent mail changes these figures; once a minute is soon enough for all affiliates together. */
const REFETCH_MS = 60_000

/** What became of the mails of all affiliates. */
export function DeliveryFigures(props: {
  readonly window: ReportWindow | undefined
  readonly onWindowChange: (window: ReportWindow) => void
}) {
  const { i18n } = useLingui()
  const { window = DEFAULT_REPORT_WINDOW } = props
  const figures = useQuery(
    useTRPC().admin.delivery.figures.queryOptions(
      { window },
      { placeholderData: keepPreviousData, refetchInterval: REFETCH_MS },
    ),
  )
  return (
    <div className="figures">
      <FiguresWindow window={window} days={figures.data} onChange={props.onWindowChange} />
      <QueryView
        query={figures}
        errorTitle={i18n.t('Angka pengiriman gagal dimuat')}
        skeleton={<FiguresSkeleton />}
      >
        {(data) => <Figures figures={data} />}
      </QueryView>
    </div>
  )
}

function Figures({ figures }: { readonly figures: AdminDeliveryFigures }) {
  const { i18n } = useLingui()
  const { affiliates, automations, total } = figures
  if (total.sent === 0) return <FigureTiles figures={figures} />
  return (
    <div className="figures">
      <FigureTiles figures={figures} />
      <div className="figures__pair">
        <FigureDaysCard figures={figures} />
        <ComplaintMeter total={total} />
      </div>
      <DomainsCard figures={figures} />
      <FiguresCard
        title={i18n.t('Per affiliate')}
        head={i18n.t('Affiliate')}
        rows={affiliates.rows.map((row) => ({
          key: row.id,
          name: (
            <UiLink className="link" href={hrefOf(ADMIN_PATHS.affiliates, { q: row.name })}>
              {row.name}
            </UiLink>
          ),
          counts: row,
        }))}
        others={affiliates.others}
        figures={figures}
      />
      <FiguresCard
        title={i18n.t('Per alur')}
        head={i18n.t('Alur')}
        rows={automations.rows.map((row) => ({
          key: row.id,
          name: row.name,
          sub: row.affiliateName,
          counts: row,
          counting: row.counting,
        }))}
        others={automations.others}
        figures={figures}
      />
    </div>
  )
}
