import { DEFAULT_REPORT_WINDOW } from '@booster/contracts/automations/report-windows'
import { Button } from '@booster/ui/controls/button'
import { ButtonLink } from '@booster/ui/controls/button-link'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { QueryView } from '@booster/ui/feedback/query-view'
import { Card } from '@booster/ui/layout/card'
import { PageHead } from '@booster/ui/layout/page-head'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { useTRPC } from '@booster/web/api/client'
import { ComplaintMeter } from '@booster/web/delivery/complaint-meter'
import { FigureDaysCard } from '@booster/web/delivery/days-card'
import { DomainsCard } from '@booster/web/delivery/domains-card'
import { FigureTiles } from '@booster/web/delivery/figure-tiles'
import { FiguresSkeleton } from '@booster/web/delivery/figures-skeleton'
import { FiguresWindow } from '@booster/web/delivery/figures-window'
import { CsvMenu } from '@booster/web/lists/csv-menu'
import { useLingui } from '@lingui/react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { AutomationFigures } from '../features/reports/automations-card.tsx'

const route = getRouteApi('/frame/delivery')

/** `/affiliate/delivery`: what became of the mails of all sequences together. */
export function DeliveryPage() {
  const { i18n } = useLingui()
  const { window = DEFAULT_REPORT_WINDOW } = route.useSearch()
  const navigate = route.useNavigate()
  const figures = useQuery(
    useTRPC().delivery.figures.queryOptions({ window }, { placeholderData: keepPreviousData }),
  )
  const choose = (next: typeof window) => void navigate({ search: { window: next } })
  return (
    <>
      <PageHead
        title={i18n.t('Hasil email')}
        note={i18n.t('Semua alur bersama-sama: apa yang terjadi pada email yang terkirim')}
        actions={<CsvMenu list="affiliate/delivery" filter={{ window }} />}
      />
      <div className="figures">
        <FiguresWindow window={window} days={figures.data} onChange={choose} />
        <QueryView
          query={figures}
          errorTitle={i18n.t('Hasil email gagal dimuat')}
          skeleton={<FiguresSkeleton />}
          isEmpty={(data) => data.total.sent === 0}
          empty={
            <Card>
              <NoMails onAll={window === 'all' ? null : () => choose('all')} />
            </Card>
          }
        >
          {(data) => (
            <div className="figures">
              <FigureTiles figures={data} />
              <div className="figures__pair">
                <FigureDaysCard figures={data} />
                <ComplaintMeter total={data.total} />
              </div>
              <AutomationFigures figures={data} window={window} />
              <DomainsCard figures={data} />
            </div>
          )}
        </QueryView>
      </div>
    </>
  )
}

/** @param onAll shows the whole time; null: it is shown */
function NoMails({ onAll }: { readonly onAll: (() => void) | null }) {
  const { i18n } = useLingui()
  if (onAll === null) {
    return (
      <EmptyState
        kind="never-used"
        title={i18n.t('Belum ada email yang terkirim')}
        action={<ButtonLink href={AFFILIATE_PATHS.automations}>{i18n.t('Buka alur email')}</ButtonLink>}
      >
        {i18n.t('Halaman ini terisi begitu email pertama terkirim.')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      kind="filter-empty"
      title={i18n.t('Belum ada email pada rentang ini')}
      action={<Button onClick={onAll}>{i18n.t('Tampilkan semua')}</Button>}
    >
      {i18n.t('Tidak ada email yang terkirim pada hari-hari itu.')}
    </EmptyState>
  )
}
