import type { AutomationReport } from '@booster/contracts/automations/report'
import { DEFAULT_REPORT_WINDOW, type ReportWindow } from '@booster/contracts/automations/report-windows'
import { ButtonLink } from '@booster/ui/controls/button-link'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { Card } from '@booster/ui/layout/card'
import { PageHead } from '@booster/ui/layout/page-head'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { useTRPC } from '@booster/web/api/client'
import { factsOf } from '@booster/web/api/error-facts'
import { FiguresWindow } from '@booster/web/delivery/figures-window'
import { CsvMenu } from '@booster/web/lists/csv-menu'
import { useLingui } from '@lingui/react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { NoSuchAutomation } from '../features/automations/no-such-automation.tsx'
import { hasLeads, hasMails, NoLeads, NoMails } from '../features/reports/no-report.tsx'
import { Conversions, FailureReasons, LeadStates } from '../features/reports/report-side.tsx'
import { StepFunnels } from '../features/reports/step-funnels.tsx'
import '../features/reports/reports.css'
import { TriggerDialog } from '../features/trigger/trigger-dialog-on-demand.ts'

const route = getRouteApi('/frame/automation/$id/report')

/** `/affiliate/automation/<id>/report`: what the mails of one sequence came to, and where its leads stand. */
export function AutomationReportPage() {
  const { i18n } = useLingui()
  const { id } = route.useParams()
  const { window = DEFAULT_REPORT_WINDOW } = route.useSearch()
  const navigate = route.useNavigate()
  const [triggering, setTriggering] = useState(false)
  const report = useQuery(
    useTRPC().automation.report.queryOptions({ id, window }, { placeholderData: keepPreviousData }),
  )
  const choose = (next: ReportWindow) => void navigate({ search: { window: next } })
  const status = factsOf(report.error).httpStatus
  if (report.data === undefined && (status === 404 || status === 400))
    return <NoSuchAutomation title={i18n.t('Laporan')} />
  return (
    <div className="report">
      <ReportHead id={id} name={report.data?.name} window={window} />
      <FiguresWindow window={window} days={report.data} onChange={choose} />
      <QueryView
        query={report}
        errorTitle={i18n.t('Laporan gagal dimuat')}
        skeleton={<SkeletonRows rows={4} rowHeight={160} />}
        isEmpty={(data) => !hasLeads(data) && !hasMails(data)}
        empty={
          report.data && (
            <Card>
              <NoLeads report={report.data} onTrigger={() => setTriggering(true)} />
            </Card>
          )
        }
      >
        {(data) => <Columns report={data} window={window} onChoose={choose} />}
      </QueryView>
      {triggering && (
        <Suspense>
          <TriggerDialog automationId={id} onClose={() => setTriggering(false)} />
        </Suspense>
      )}
    </div>
  )
}

function Columns(props: {
  readonly report: AutomationReport
  readonly window: ReportWindow
  readonly onChoose: (window: ReportWindow) => void
}) {
  const { report, window } = props
  return (
    <div className="report__columns">
      {hasMails(report) ? (
        <StepFunnels steps={report.steps} countsClicks={report.countsClicks} />
      ) : (
        <Card>
          <NoMails isAll={window === 'all'} onAll={() => props.onChoose('all')} />
        </Card>
      )}
      <div className="report__side">
        <LeadStates id={report.id} runs={report.runs} />
        <Conversions conversions={report.conversions} />
        <FailureReasons report={report} window={window} />
      </div>
    </div>
  )
}

function ReportHead(props: {
  readonly id: string
  readonly name: string | undefined
  readonly window: ReportWindow
}) {
  const { i18n } = useLingui()
  const { id, name, window } = props
  const title = name ?? i18n.t('Laporan')
  return (
    <>
      <PageHead
        title={title}
        note={i18n.t('Laporan: hasil setiap email, dan posisi lead di alur ini')}
        actions={
          <>
            <CsvMenu list="affiliate/report" filter={{ id, window }} />
            <ButtonLink href={`${AFFILIATE_PATHS.automations}/${id}`}>{i18n.t('Buka alur')}</ButtonLink>
          </>
        }
      />
      <header className="report__phone-head">
        <h1>{title}</h1>
        <span className="muted">{i18n.t('Laporan')}</span>
      </header>
    </>
  )
}
