import type { RunRow } from '@booster/contracts/runs'
import { Button } from '@booster/ui/controls/button'
import { ButtonLink } from '@booster/ui/controls/button-link'
import { UiLink } from '@booster/ui/controls/link'
import { ShortcodeText } from '@booster/ui/data/shortcode-text'
import { CellLines, Table, Td, Th, Tr } from '@booster/ui/data/table'
import { Time } from '@booster/ui/data/time'
import { useZone } from '@booster/ui/device/use-zone'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { JobStatusBadge } from '@booster/ui/status/job-status-badge'
import { RunStatusBadge } from '@booster/ui/status/run-status-badge'
import { hrefOf } from '@booster/web/address/href-of'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { useTRPC } from '@booster/web/api/client'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'

const SHOWN = 10

/** The sequences the lead is or was in; one that ended can begin again. */
export function LeadRuns(props: {
  readonly leadId: string
  readonly onRestart: ((run: RunRow) => void) | undefined
}) {
  const { leadId, onRestart } = props
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const runs = useQuery(useTRPC().run.list.queryOptions({ leadId, page: 1, limit: SHOWN }))
  const total = runs.data?.pagination.total ?? 0
  return (
    <Card className="card--table">
      <CardHead title={i18n.t('Alur')} note={runs.data && total}>
        {total > 0 && (
          <ButtonLink size="sm" variant="ghost" href={hrefOf(AFFILIATE_PATHS.runs, { lead: leadId })}>
            {i18n.t('Lihat progres')}
          </ButtonLink>
        )}
      </CardHead>
      <QueryView
        query={runs}
        errorTitle={i18n.t('Progres gagal dimuat')}
        skeleton={<SkeletonRows rows={2} />}
        isEmpty={(data) => data.runs.length === 0}
        empty={
          <CardBody>
            <p className="muted">{i18n.t('Lead ini belum masuk alur mana pun.')}</p>
          </CardBody>
        }
      >
        {(data) => (
          <ul className="list">
            {data.runs.map((run) => (
              <li key={run.id} className="list__row">
                <span className="list__text">
                  <UiLink href={hrefOf(AFFILIATE_PATHS.jobs, { run: run.id })}>{run.automation.name}</UiLink>
                  <span className="cell-sub">
                    {i18n.t('{done} dari {total} langkah terkirim', {
                      done: run.completedSteps,
                      total: run.totalSteps,
                    })}{' '}
                    · <Time at={run.startedAt} form="day" />
                  </span>
                </span>
                <RunStatusBadge status={run.status} />
                {onRestart !== undefined && run.status !== 'active' && run.status !== 'paused' && (
                  <Button size="sm" icon={RotateCcw} disabledReason={offline} onClick={() => onRestart(run)}>
                    {i18n.t('Mulai lagi…')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </QueryView>
    </Card>
  )
}

/** The mails to the lead: sent, waiting, failed. */
export function LeadMails({ leadId }: { readonly leadId: string }) {
  const { i18n } = useLingui()
  const zone = useZone()
  const jobs = useQuery(useTRPC().job.list.queryOptions({ leadId, page: 1, limit: SHOWN }))
  const total = jobs.data?.pagination.total ?? 0
  return (
    <Card className="card--table">
      <CardHead title={i18n.t('Email')} note={jobs.data && total}>
        {total > SHOWN && (
          <ButtonLink size="sm" variant="ghost" href={hrefOf(AFFILIATE_PATHS.jobs, { lead: leadId })}>
            {i18n.t('Lihat semua')}
          </ButtonLink>
        )}
      </CardHead>
      <QueryView
        query={jobs}
        errorTitle={i18n.t('Email gagal dimuat')}
        skeleton={<SkeletonRows rows={4} />}
        isEmpty={(data) => data.jobs.length === 0}
        empty={
          <CardBody>
            <p className="muted">{i18n.t('Belum ada email untuk lead ini.')}</p>
          </CardBody>
        }
      >
        {(data) => (
          <Table label={i18n.t('Email')} cards>
            <thead>
              <tr>
                <Th>{i18n.t('Email')}</Th>
                <Th>{i18n.t('Jadwal ({zone})', { zone })}</Th>
                <Th>{i18n.t('Status')}</Th>
              </tr>
            </thead>
            <tbody>
              {data.jobs.map((job) => (
                <Tr key={job.id}>
                  <Td phone="main">
                    <CellLines
                      main={
                        <UiLink href={hrefOf(AFFILIATE_PATHS.jobs, { lead: leadId, job: job.id })}>
                          <ShortcodeText text={job.step.emailSubject} />
                        </UiLink>
                      }
                      sub={job.automation.name}
                    />
                  </Td>
                  <Td phone="when">
                    <Time at={job.executedAt ?? job.scheduledAt} form="day" />
                  </Td>
                  <Td phone="state">
                    <JobStatusBadge status={job.status} />
                  </Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        )}
      </QueryView>
    </Card>
  )
}
