import type { JobResolveInput } from '@booster/contracts/jobs/jobs'
import { Button } from '@booster/ui/controls/button'
import { Dialog } from '@booster/ui/layout/dialog'
import { useTRPC } from '@booster/web/api/client'
import { TOUCHED_BY_SENDING, useCommandEnd } from '@booster/web/api/use-command-end'
import { RefusalBanner } from '@booster/web/words/refusal-banner'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

type Verdict = JobResolveInput['verdict']

/** A person says what became of an unconfirmed e-mail; nothing else sends it again. */
export function DecideDialog(props: {
  readonly job: { readonly id: string; readonly lead: { readonly name: string } }
  readonly onClose: () => void
}) {
  const { i18n } = useLingui()
  const { job, onClose } = props
  const { onSettled: refresh } = useCommandEnd(TOUCHED_BY_SENDING)
  const resolve = useMutation(useTRPC().job.resolve.mutationOptions({ onSettled: refresh }))
  // Nothing is chosen beforehand: each answer costs something.
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const choices: readonly { value: Verdict; title: string; note: string }[] = [
    {
      value: 'was_sent',
      title: i18n.t('Sudah terkirim'),
      note: i18n.t('Lead sudah menerimanya. Satu kredit dipotong dan langkah berikutnya berjalan.'),
    },
    {
      value: 'send_again',
      title: i18n.t('Kirim ulang'),
      note: i18n.t(
        'Lead belum menerimanya. Email kembali ke antrean; bila ternyata sudah sampai, lead menerima dua.',
      ),
    },
    {
      value: 'release',
      title: i18n.t('Anggap tidak terkirim'),
      note: i18n.t('Jangan kirim lagi. Kredit yang ditahan kembali dan email ditandai gagal.'),
    },
  ]
  const error = resolve.error
  return (
    <Dialog
      open
      onClose={onClose}
      title={i18n.t('Apa yang terjadi dengan email untuk {name}?', { name: job.lead.name })}
      description={i18n.t(
        'Penyedia tidak memberi kepastian. Tanyakan ke lead atau lihat di dasbor penyedia.',
      )}
      onSubmit={() => {
        if (verdict !== null) resolve.mutate({ jobId: job.id, verdict }, { onSuccess: onClose })
      }}
      footer={
        <>
          <Button onClick={onClose}>{i18n.t('Batal')}</Button>
          <Button
            type="submit"
            variant="primary"
            busy={resolve.isPending}
            disabledReason={verdict === null ? i18n.t('Pilih dulu apa yang terjadi') : undefined}
          >
            {choices.find(({ value }) => value === verdict)?.title ?? i18n.t('Putuskan')}
          </Button>
        </>
      }
    >
      <div className="choices" role="radiogroup" aria-label={i18n.t('Keputusan')}>
        {choices.map(({ value, title, note }) => (
          <label key={value} className="choice">
            <input
              type="radio"
              name="verdict"
              value={value}
              checked={verdict === value}
              onChange={() => setVerdict(value)}
            />
            <span>
              <span className="cell-main">{title}</span>
              <span className="cell-sub">{note}</span>
            </span>
          </label>
        ))}
      </div>
      {error !== null && <RefusalBanner error={error} />}
    </Dialog>
  )
}
