import type { LeadRow } from '@booster/contracts/leads/leads'
import type { TriggerReport } from '@booster/contracts/triggers'
import { Button } from '@booster/ui/controls/button'
import { ButtonLink } from '@booster/ui/controls/button-link'
import { Dialog } from '@booster/ui/layout/dialog'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { useLingui } from '@lingui/react'
import { TriggerResult } from './trigger-result.tsx'

/** What became of leads that were chosen one by one. */
export function TriggerDone(props: {
  readonly report: TriggerReport
  readonly leads: readonly LeadRow[]
  readonly onClose: () => void
}) {
  const { i18n } = useLingui()
  const { report, leads, onClose } = props
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        report.enrolled.length === 0
          ? i18n.t('Tidak ada yang masuk')
          : i18n.t('{count} progres dimulai', { count: report.enrolled.length })
      }
      footer={
        <>
          <Button onClick={onClose}>{i18n.t('Tutup')}</Button>
          <ButtonLink variant="primary" href={AFFILIATE_PATHS.runs} onClick={onClose}>
            {i18n.t('Lihat progres')}
          </ButtonLink>
        </>
      }
    >
      <TriggerResult report={report} leads={leads} />
    </Dialog>
  )
}
