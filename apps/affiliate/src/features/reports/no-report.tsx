import type { AutomationReport } from '@booster/contracts/automations/report'
import { Button } from '@booster/ui/controls/button'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { useLingui } from '@lingui/react'
import { Zap } from 'lucide-react'

/** Whether any lead ever entered the sequence. */
export function hasLeads({ runs }: AutomationReport): boolean {
  return Object.values(runs).some((count) => count > 0)
}

/** Whether anything happened to a mail in the window. */
export function hasMails({ steps }: AutomationReport): boolean {
  return steps.some(({ sent, failed }) => sent > 0 || failed > 0)
}

/** Stands for the whole report before the first lead. */
export function NoLeads(props: { readonly report: AutomationReport; readonly onTrigger: () => void }) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const isActive = props.report.status === 'active'
  return (
    <EmptyState
      kind="never-used"
      title={i18n.t('Belum ada lead')}
      action={
        <Button
          variant="primary"
          icon={Zap}
          disabledReason={offline ?? (isActive ? undefined : i18n.t('Aktifkan alur dulu'))}
          onClick={props.onTrigger}
        >
          {i18n.t('Masukkan lead')}
        </Button>
      }
    >
      {i18n.t('Laporan terisi begitu lead masuk ke alur dan email pertamanya dikirim.')}
    </EmptyState>
  )
}

/** Stands for the steps where the window has no mail. */
export function NoMails(props: { readonly isAll: boolean; readonly onAll: () => void }) {
  const { i18n } = useLingui()
  return (
    <EmptyState
      kind="filter-empty"
      title={i18n.t('Belum ada email pada rentang ini')}
      action={props.isAll ? undefined : <Button onClick={props.onAll}>{i18n.t('Tampilkan semua')}</Button>}
    >
      {i18n.t('Tidak ada email alur ini yang dikirim atau gagal pada hari-hari itu.')}
    </EmptyState>
  )
}
