import type { JobDetail } from '@booster/contracts/jobs/job-detail'
import type { JobFilter } from '@booster/contracts/jobs/jobs'
import { Button } from '@booster/ui/controls/button'
import { ButtonLink } from '@booster/ui/controls/button-link'
import { CopyButton } from '@booster/ui/controls/copy-button'
import { UiLink } from '@booster/ui/controls/link'
import { Moment } from '@booster/ui/data/moment'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { Drawer } from '@booster/ui/layout/drawer'
import { JobStatusBadge } from '@booster/ui/status/job-status-badge'
import { JOB_STATUS_LOOK } from '@booster/ui/status/job-status-look'
import { hrefOf } from '@booster/web/address/href-of'
import { AFFILIATE_PATHS, ASK_FOR_CREDIT, leadHref } from '@booster/web/address/paths'
import { useTRPC } from '@booster/web/api/client'
import { factsOf } from '@booster/web/api/error-facts'
import { NoSuchThing } from '@booster/web/lists/no-such-thing'
import { delayWords } from '@booster/web/words/delay-words'
import { isAboutAddress } from '@booster/web/words/failure-words'
import { refusalWords } from '@booster/web/words/refusal-words'
import { Trans, useLingui } from '@lingui/react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Eye, Mail, Play, RotateCcw, Scale, Send } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { JobCommands } from '../commands/job-actions.tsx'
import { JobTimeline } from './job-timeline.tsx'
import { WhyNotBox } from './why-not.tsx'

const MailDialog = lazy(async () => ({ default: (await import('./mail-dialog.tsx')).MailDialog }))

type Props = {
  readonly jobId: string
  readonly filter: JobFilter
  /** "Email 2 dari 1.757", where it is known. */
  readonly position: ReactNode
  readonly hrefOfJob: (id: string) => string
  readonly onMove: (id: string) => void
  readonly onClose: () => void
  readonly commands: JobCommands
}

/** One e-mail: why it stands as it does, what happened, what a person can do. On phones a page of its own. */
export function JobDrawer(props: Props) {
  const { i18n } = useLingui()
  const { jobId, filter, position, onMove, onClose, commands } = props
  const [isReading, setReading] = useState(false)
  const detail = useQuery(
    useTRPC().job.get.queryOptions({ id: jobId, filter }, { placeholderData: keepPreviousData }),
  )
  const job = detail.data
  const isGone = factsOf(detail.error).httpStatus === 404
  const step = (id: string | null | undefined) =>
    id === null || id === undefined ? undefined : () => onMove(id)
  return (
    <Drawer
      open
      onClose={onClose}
      label={
        job === undefined
          ? i18n.t('Detail email')
          : i18n.t('Detail email untuk {name}', { name: job.lead.name })
      }
      position={position}
      onPrevious={step(job?.neighbours.previousId)}
      onNext={step(job?.neighbours.nextId)}
      footer={
        job === undefined || isGone ? undefined : (
          <DrawerButtons job={job} commands={commands} onRead={() => setReading(true)} />
        )
      }
    >
      {isGone ? (
        <NoSuchThing
          title={i18n.t('Email ini tidak ada')}
          back={<Button onClick={onClose}>{i18n.t('Ke antrean')}</Button>}
        />
      ) : (
        <QueryView
          query={detail}
          errorTitle={i18n.t('Detail gagal dimuat')}
          skeleton={<SkeletonRows rows={8} rowHeight={52} />}
        >
          {(data) => <JobFacts job={data} hrefOfJob={props.hrefOfJob} />}
        </QueryView>
      )}
      {isReading && job !== undefined && (
        <Suspense>
          <MailDialog mail={job.mail} onClose={() => setReading(false)} />
        </Suspense>
      )}
    </Drawer>
  )
}

function JobFacts(props: { readonly job: JobDetail; readonly hrefOfJob: (id: string) => string }) {
  const { i18n } = useLingui()
  const { job, hrefOfJob } = props
  return (
    <>
      <div className="job-head">
        <div className="job-head__who">
          <h2 className="job-head__title">
            <UiLink href={leadHref(job.lead.id)}>{job.lead.name}</UiLink>
          </h2>
          <p className="muted">{job.lead.email ?? i18n.t('tanpa alamat email')}</p>
        </div>
        <JobStatusBadge status={job.status} />
      </div>
      <p className="job-subject">
        <Mail className="icon icon--sm" />
        <span className="job-subject__text">{job.mail.subject}</span>
        <UiLink className="muted" href={`${AFFILIATE_PATHS.automations}/${job.automation.id}`}>
          {job.automation.name} · {job.step.stepOrder}/{job.step.totalSteps}
        </UiLink>
      </p>
      {job.archivedAt !== null && (
        <p className="muted small">
          <Trans
            id="Diarsipkan <0/>: masih bisa dibaca, tidak bisa diubah lagi."
            components={{ 0: <Moment at={job.archivedAt} /> }}
          />
        </p>
      )}
      <WhyNotBox job={job} />
      <h3 className="section-title">{i18n.t('Riwayat email')}</h3>
      <JobTimeline job={job} />
      <h3 className="section-title">{i18n.t('Email lain untuk lead ini di alur yang sama')}</h3>
      <Siblings job={job} hrefOfJob={hrefOfJob} />
      <dl className="ids">
        <Id label={i18n.t('ID email')} value={job.id} />
        <Id label={i18n.t('Referensi')} value={job.messageRef} />
      </dl>
    </>
  )
}

function Siblings(props: { readonly job: JobDetail; readonly hrefOfJob: (id: string) => string }) {
  const { i18n } = useLingui()
  const { job, hrefOfJob } = props
  return (
    <ol className="siblings">
      {job.siblings.map((sibling) => {
        const { icon: Shape, tone, word } = JOB_STATUS_LOOK[sibling.status]
        return (
          <li key={sibling.id} data-state={tone}>
            <UiLink href={hrefOfJob(sibling.id)} aria-current={sibling.id === job.id || undefined}>
              <span className="visually-hidden">
                {i18n.t('Langkah {step}: {status}', { step: sibling.stepOrder, status: i18n._(word) })}
              </span>
              <Shape className="icon icon--sm" />
              <span aria-hidden="true">{sibling.stepOrder}</span>
              <span className="muted">{delayWords(i18n, sibling.delayMinutes)}</span>
            </UiLink>
          </li>
        )
      })}
    </ol>
  )
}

function Id({ label, value }: { readonly label: string; readonly value: string }) {
  const { i18n } = useLingui()
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <span className="mono">{`${value.slice(0, 8)}…${value.slice(-4)}`}</span>
        <CopyButton value={value} label={i18n.t('Salin {name}', { name: label })} />
      </dd>
    </div>
  )
}

function DrawerButtons(props: {
  readonly job: JobDetail
  readonly commands: JobCommands
  readonly onRead: () => void
}) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const { job, commands, onRead } = props
  return (
    <>
      <MainButton job={job} commands={commands} />
      {(job.actions.retry === 'INSUFFICIENT_CREDIT' || job.actions.resume === 'INSUFFICIENT_CREDIT') && (
        <ButtonLink href={ASK_FOR_CREDIT}>{i18n.t('Isi kredit')}</ButtonLink>
      )}
      <Button icon={Eye} onClick={onRead}>
        {i18n.t('Lihat email')}
      </Button>
      {(job.status === 'pending' || job.status === 'held' || job.status === 'processing') && (
        <Button
          variant="ghost"
          className="drawer__last"
          disabledReason={
            offline ?? (job.actions.cancel === null ? undefined : refusalWords(i18n, job.actions.cancel))
          }
          onClick={() => commands.cancel([job])}
        >
          {i18n.t('Batalkan kirim')}
        </Button>
      )}
      {job.status === 'cancelled' && (
        <ButtonLink
          variant="ghost"
          className="drawer__last"
          href={hrefOf(AFFILIATE_PATHS.runs, { lead: job.lead.id })}
        >
          {i18n.t('Lihat progres')}
        </ButtonLink>
      )}
    </>
  )
}

function MainButton({ job, commands }: { readonly job: JobDetail; readonly commands: JobCommands }) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const { actions, status } = job
  const why = (reason: string | null) => offline ?? (reason === null ? undefined : refusalWords(i18n, reason))
  const button = (label: string, icon: typeof Send, reason: string | null, onClick: () => void) => (
    <Button variant="primary" icon={icon} disabledReason={why(reason)} onClick={onClick}>
      {label}
    </Button>
  )
  if (status === 'unconfirmed')
    return button(i18n.t('Putuskan'), Scale, actions.resolve, () => commands.decide(job))
  if (status === 'held') return button(i18n.t('Lanjutkan'), Play, actions.resume, () => commands.resume(job))
  if (status === 'failed' && actions.retry !== null && isAboutAddress(job.errorCode)) {
    return (
      <ButtonLink variant="primary" href={leadHref(job.lead.id)}>
        {i18n.t('Perbaiki alamat')}
      </ButtonLink>
    )
  }
  if (status === 'failed') {
    return button(i18n.t('Coba ulang'), RotateCcw, actions.retry, () => commands.retry([job]))
  }
  if (status === 'pending' || status === 'processing') {
    const label = job.attempt === null ? i18n.t('Kirim sekarang') : i18n.t('Coba sekarang')
    return button(label, Send, actions.sendNow, () => commands.sendNow(job))
  }
  return null
}
