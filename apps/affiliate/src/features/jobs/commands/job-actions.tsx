import type { JobRow } from '@booster/contracts/jobs/jobs'
import { Button } from '@booster/ui/controls/button'
import { ButtonLink } from '@booster/ui/controls/button-link'
import { ActionMenu } from '@booster/ui/controls/menu/action-menu'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { ASK_FOR_CREDIT, leadHref } from '@booster/web/address/paths'
import { isAboutAddress } from '@booster/web/words/failure-words'
import { refusalWords } from '@booster/web/words/refusal-words'
import { useLingui } from '@lingui/react'
import { Ban, PanelRight, RotateCcw, Send, User } from 'lucide-react'

export type JobCommands = {
  readonly open: (job: JobRow) => void
  readonly cancel: (jobs: readonly JobRow[]) => void
  readonly retry: (jobs: readonly JobRow[]) => void
  readonly sendNow: (job: JobRow) => void
  readonly resume: (job: JobRow) => void
  readonly decide: (job: JobRow) => void
}

type Props = { readonly job: JobRow; readonly commands: JobCommands }

/** The one button of a row, only where a person is needed; on phones waiting e-mails can be cancelled here too. */
export function JobButton({ job, commands, onPhone = false }: Props & { readonly onPhone?: boolean }) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const { actions, status } = job
  const act = (label: string, onClick: () => void) => (
    <Button size="sm" onClick={onClick} disabledReason={offline}>
      {label}
    </Button>
  )
  if (status === 'unconfirmed' && actions.resolve === null)
    return act(i18n.t('Putuskan'), () => commands.decide(job))
  if (status === 'held' && actions.resume === null)
    return act(i18n.t('Lanjutkan'), () => commands.resume(job))
  if (status === 'failed' && actions.retry === null)
    return act(i18n.t('Coba ulang'), () => commands.retry([job]))
  if (status === 'failed' && isAboutAddress(job.errorCode)) {
    return (
      <ButtonLink size="sm" href={leadHref(job.lead.id)}>
        {i18n.t('Perbaiki alamat')}
      </ButtonLink>
    )
  }
  if (
    (status === 'failed' || status === 'held') &&
    (actions.retry === 'INSUFFICIENT_CREDIT' || actions.resume === 'INSUFFICIENT_CREDIT')
  ) {
    return (
      <ButtonLink size="sm" href={ASK_FOR_CREDIT}>
        {i18n.t('Isi kredit')}
      </ButtonLink>
    )
  }
  if (onPhone && status === 'pending' && actions.cancel === null) {
    return (
      <Button size="sm" variant="link" disabledReason={offline} onClick={() => commands.cancel([job])}>
        {i18n.t('Batalkan')}
      </Button>
    )
  }
  return null
}

/** Every command for a job; those that are not possible say why. */
export function JobMenu({ job, commands }: Props) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const { actions } = job
  const why = (reason: string | null): string | undefined =>
    offline ?? (reason === null ? undefined : refusalWords(i18n, reason))
  return (
    <ActionMenu
      label={i18n.t('Aksi untuk {name}', { name: job.lead.name })}
      items={[
        { label: i18n.t('Buka detail'), icon: PanelRight, onSelect: () => commands.open(job) },
        { label: i18n.t('Buka lead'), icon: User, href: leadHref(job.lead.id) },
        {
          label: i18n.t('Kirim sekarang'),
          icon: Send,
          disabledReason: why(actions.sendNow),
          onSelect: () => commands.sendNow(job),
        },
        {
          label: i18n.t('Coba ulang'),
          icon: RotateCcw,
          disabledReason: why(actions.retry),
          onSelect: () => commands.retry([job]),
        },
        {
          label: i18n.t('Batalkan kirim'),
          icon: Ban,
          disabledReason: why(actions.cancel),
          onSelect: () => commands.cancel([job]),
        },
      ]}
    />
  )
}
