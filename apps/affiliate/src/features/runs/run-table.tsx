import type { RunRow } from '@booster/contracts/runs'
import { Button } from '@booster/ui/controls/button'
import { UiLink } from '@booster/ui/controls/link'
import { ActionMenu } from '@booster/ui/controls/menu/action-menu'
import { EmailText } from '@booster/ui/data/email-text'
import { CellLines, Table, Td, Th, Tr } from '@booster/ui/data/table'
import { Time, TimeCell } from '@booster/ui/data/time'
import { useZone } from '@booster/ui/device/use-zone'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { ProgressBar } from '@booster/ui/feedback/progress-bar'
import { JobStatusBadge } from '@booster/ui/status/job-status-badge'
import { RunStatusBadge } from '@booster/ui/status/run-status-badge'
import { hrefOf } from '@booster/web/address/href-of'
import { AFFILIATE_PATHS, leadHref } from '@booster/web/address/paths'
import { shortHold } from '@booster/web/words/failure-words'
import { forecastWords } from '@booster/web/words/forecast-words'
import { refusalWords } from '@booster/web/words/refusal-words'
import { triggerName } from '@booster/web/words/trigger-words'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { Ban, Inbox, Pause, Play, RotateCcw } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { type RunCommands, useRunCommands } from './use-run-commands.ts'

const RestartDialog = lazy(async () => ({ default: (await import('./restart-dialog.tsx')).RestartDialog }))
const CancelDialog = lazy(async () => ({ default: (await import('./cancel-dialog.tsx')).CancelDialog }))

/** Who is where: progress, state, what is next; pause, resume and cancel. */
export function RunTable({ runs }: { readonly runs: readonly RunRow[] }) {
  const { i18n } = useLingui()
  const zone = useZone()
  const commands = useRunCommands()
  const [cancelling, setCancelling] = useState<RunRow | null>(null)
  const [restarting, setRestarting] = useState<RunRow | null>(null)
  return (
    <>
      <Table label={i18n.t('Progres lead')} cards>
        <thead>
          <tr>
            <Th>{i18n.t('Lead')}</Th>
            <Th>{i18n.t('Alur')}</Th>
            <Th>{i18n.t('Progres')}</Th>
            <Th>{i18n.t('Status')}</Th>
            <Th>{i18n.t('Berikutnya ({zone})', { zone })}</Th>
            <Th>{i18n.t('Dimulai')}</Th>
            <Th>
              <span className="visually-hidden">{i18n.t('Aksi')}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <Row
              key={run.id}
              run={run}
              commands={commands}
              onCancel={() => setCancelling(run)}
              onRestart={() => setRestarting(run)}
            />
          ))}
        </tbody>
      </Table>
      {restarting !== null && (
        <Suspense>
          <RestartDialog run={restarting} onClose={() => setRestarting(null)} />
        </Suspense>
      )}
      {cancelling !== null && (
        <Suspense>
          <CancelDialog
            run={cancelling}
            onClose={() => setCancelling(null)}
            onConfirm={() => {
              commands.cancel(cancelling)
              setCancelling(null)
            }}
          />
        </Suspense>
      )}
    </>
  )
}

type RowProps = {
  readonly run: RunRow
  readonly commands: RunCommands
  readonly onCancel: () => void
  readonly onRestart: () => void
}

function Row(props: RowProps) {
  const { i18n } = useLingui()
  const { run } = props
  const problems = problemWords(i18n, run)
  const reached = i18n.t('Tujuan tercapai')
  return (
    <Tr>
      <Td phone="main">
        <CellLines
          main={<UiLink href={leadHref(run.lead.id)}>{run.lead.name}</UiLink>}
          sub={<EmailText address={run.lead.email ?? i18n.t('tanpa alamat email')} />}
        />
      </Td>
      <Td phone="flow">
        <CellLines main={run.automation.name} sub={entryWords(i18n, run)} />
      </Td>
      <Td className="runs__progress">
        <Progress run={run} />
        {problems !== null && <span className="cell-sub">{problems}</span>}
      </Td>
      <Td phone="state">
        <RunStatusBadge status={run.status} />
        {run.reason !== null && <span className="cell-sub">{reached}</span>}
        {run.status === 'paused' && run.pausedAt !== null && (
          <span className="cell-sub">
            <Time at={run.pausedAt} explain={false} />
          </span>
        )}
      </Td>
      <Td phone="when">
        <span className="runs__card-progress">
          <Progress run={run} />
        </span>
        {run.reason !== null && <span className="runs__card-progress">{reached}</span>}
        <Next run={run} />
      </Td>
      <Td>
        <Time at={run.startedAt} form="day" />
      </Td>
      <Td>
        <Actions {...props} />
      </Td>
      <Td phone="action">
        <Actions {...props} />
      </Td>
    </Tr>
  )
}

function jobsHrefOf(run: RunRow): string {
  return hrefOf(AFFILIATE_PATHS.jobs, { run: run.id })
}

function Progress({ run }: { readonly run: RunRow }) {
  const { i18n } = useLingui()
  return <ProgressBar done={run.completedSteps} total={run.totalSteps} label={i18n.t('Langkah terkirim')} />
}

/** When the next e-mail leaves, or what it waits for. */
function Next({ run: { id, next } }: { readonly run: RunRow }) {
  if (next === null) return <span className="muted">–</span>
  return (
    <UiLink href={hrefOf(AFFILIATE_PATHS.jobs, { run: id, job: next.jobId })}>
      {next.status === 'unconfirmed' || next.status === 'held' ? (
        <JobStatusBadge status={next.status} />
      ) : (
        <TimeCell at={next.scheduledAt} zoneInHead />
      )}
      <WhatStandsBefore next={next} />
    </UiLink>
  )
}

function WhatStandsBefore({ next }: { readonly next: NonNullable<RunRow['next']> }) {
  const { i18n } = useLingui()
  if (next.holdReason !== null) return <span className="cell-sub">{shortHold(i18n, next.holdReason)}</span>
  if (next.forecast === null || next.forecast.gate === 'NOT_DUE') return null
  return <span className="cell-sub">{forecastWords(i18n, next.forecast).short}</span>
}

function Actions(props: RowProps) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const { run, commands } = props
  return (
    <div className="row-actions">
      {run.status === 'paused' && (
        <Button size="sm" disabledReason={offline} onClick={() => commands.resume(run)}>
          {i18n.t('Lanjutkan')}
        </Button>
      )}
      <RunMenu {...props} />
    </div>
  )
}

function RunMenu({ run, commands, onCancel, onRestart }: RowProps) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const why = (reason: string | null) => offline ?? (reason === null ? undefined : refusalWords(i18n, reason))
  return (
    <ActionMenu
      label={i18n.t('Aksi untuk {name}', { name: run.lead.name })}
      items={[
        { label: i18n.t('Lihat emailnya'), icon: Inbox, href: jobsHrefOf(run) },
        run.status === 'paused'
          ? {
              label: i18n.t('Lanjutkan'),
              icon: Play,
              disabledReason: why(run.actions.resume),
              onSelect: () => commands.resume(run),
            }
          : {
              label: i18n.t('Jeda'),
              icon: Pause,
              disabledReason: why(run.actions.pause),
              onSelect: () => commands.pause(run),
            },
        {
          label: i18n.t('Mulai lagi…'),
          icon: RotateCcw,
          disabledReason: why(isOpen(run) ? 'STILL_OPEN' : null),
          onSelect: onRestart,
        },
        {
          label: i18n.t('Hentikan alur'),
          icon: Ban,
          danger: true,
          disabledReason: why(run.actions.cancel),
          onSelect: onCancel,
        },
      ]}
    />
  )
}

function isOpen({ status }: RunRow): boolean {
  return status === 'active' || status === 'paused'
}

/** What brought the lead here, and that it was here before. */
function entryWords(i18n: I18n, { triggerType, entry }: RunRow): string {
  const name = triggerName(i18n, triggerType)
  return entry === 1 ? name : `${name} · ${i18n.t('masuk ke-{entry}', { entry })}`
}

function problemWords(i18n: I18n, run: RunRow): string | null {
  const words = [
    run.failedSteps > 0 ? i18n.t('{count} gagal', { count: run.failedSteps }) : null,
    run.cancelledSteps > 0 ? i18n.t('{count} dibatalkan', { count: run.cancelledSteps }) : null,
  ].filter((word) => word !== null)
  return words.length === 0 ? null : words.join(', ')
}
