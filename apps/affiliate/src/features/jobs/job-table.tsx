import type { JobRow } from '@booster/contracts/jobs/jobs'
import { Checkbox } from '@booster/ui/controls/checkbox'
import { UiLink } from '@booster/ui/controls/link'
import { EmailText } from '@booster/ui/data/email-text'
import { Num } from '@booster/ui/data/num'
import { CellLines, Table, Td, Th, Tr } from '@booster/ui/data/table'
import { TimeCell } from '@booster/ui/data/time'
import { useZone } from '@booster/ui/device/use-zone'
import { JobStatusBadge } from '@booster/ui/status/job-status-badge'
import { useLingui } from '@lingui/react'
import { JobButton, type JobCommands, JobMenu } from './commands/job-actions.tsx'
import { attemptWords, reasonLine } from './job-words.ts'

type Props = {
  readonly jobs: readonly JobRow[]
  readonly chosen: ReadonlyMap<string, JobRow>
  readonly openId: string | undefined
  readonly hrefOfJob: (id: string) => string
  readonly onChoose: (jobs: readonly JobRow[], isChosen: boolean) => void
  readonly commands: JobCommands
}

/** The queue: who, which step, when, how it stands and why, what it cost; cards on phones. */
export function JobTable(props: Props) {
  const { i18n } = useLingui()
  const zone = useZone()
  const { jobs, chosen, onChoose } = props
  const chosenHere = jobs.filter((job) => chosen.has(job.id)).length
  const isSomeChosen = chosenHere > 0 && chosenHere < jobs.length
  return (
    <Table label={i18n.t('Antrean')} cards className="jobs__table">
      <thead>
        <tr>
          <Th className="jobs__check">
            <Checkbox
              label={i18n.t('Pilih semua di halaman ini')}
              checked={isSomeChosen ? 'mixed' : chosenHere > 0}
              onCheckedChange={(isChosen) => onChoose(jobs, isChosen)}
            />
          </Th>
          <Th>{i18n.t('Lead')}</Th>
          <Th>{i18n.t('Alur dan langkah')}</Th>
          <Th>{i18n.t('Jadwal ({zone})', { zone })}</Th>
          <Th>{i18n.t('Status')}</Th>
          <Th num className="jobs__wide jobs__figure">
            {i18n.t('Percobaan')}
          </Th>
          <Th num className="jobs__wide jobs__figure">
            {i18n.t('Kredit')}
          </Th>
          <Th className="jobs__wide">
            <span className="visually-hidden">{i18n.t('Aksi')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {jobs.map((job) => (
          <Row key={job.id} {...props} job={job} />
        ))}
      </tbody>
    </Table>
  )
}

function Row({ job, chosen, openId, hrefOfJob, onChoose, commands }: Props & { readonly job: JobRow }) {
  const { i18n } = useLingui()
  const isChosen = chosen.has(job.id)
  const reason = reasonLine(i18n, job)
  return (
    <Tr selected={isChosen} open={job.id === openId} onOpen={() => commands.open(job)}>
      <Td phone="check" className="jobs__check">
        <Checkbox
          label={i18n.t('Pilih {name}', { name: job.lead.name })}
          checked={isChosen}
          onCheckedChange={(next) => onChoose([job], next)}
        />
      </Td>
      <Td phone="main">
        <CellLines
          main={<UiLink href={hrefOfJob(job.id)}>{job.lead.name}</UiLink>}
          sub={
            <span className="jobs__email">
              <EmailText address={job.lead.email ?? i18n.t('tanpa alamat email')} />
            </span>
          }
        />
      </Td>
      <Td phone="flow">
        <CellLines
          main={<span className="jobs__flow">{job.automation.name}</span>}
          sub={i18n.t('Langkah {step} dari {total}', {
            step: job.step.stepOrder,
            total: job.step.totalSteps,
          })}
        />
      </Td>
      <Td phone="when">
        <TimeCell at={job.scheduledAt} zoneInHead />
      </Td>
      <Td phone="state">
        <JobStatusBadge status={job.status} />
        {reason !== null && <span className="cell-sub jobs__reason">{reason}</span>}
      </Td>
      <Td num className="jobs__wide jobs__figure">
        {attemptWords(i18n, job)}
      </Td>
      <Td num className="jobs__wide jobs__figure">
        <Credit job={job} />
      </Td>
      <Td className="jobs__wide">
        <div className="row-actions">
          <JobButton job={job} commands={commands} />
          <JobMenu job={job} commands={commands} />
        </div>
      </Td>
      <Td phone="action">
        <JobButton job={job} commands={commands} onPhone />
      </Td>
    </Tr>
  )
}

function Credit({ job }: { readonly job: JobRow }) {
  const { i18n } = useLingui()
  const { state, amount } = job.credit
  if (state === 'deducted') return <Num value={-amount} as="change" />
  if (state === 'reserved') return i18n.t('Ditahan {count}', { count: amount })
  return <span className="muted">0</span>
}
