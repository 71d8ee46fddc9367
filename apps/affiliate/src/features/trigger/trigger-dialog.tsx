import type { LeadRow } from '@booster/contracts/leads/leads'
import { Button } from '@booster/ui/controls/button'
import { Field } from '@booster/ui/controls/field'
import { Segmented } from '@booster/ui/controls/segmented'
import { TextInput } from '@booster/ui/controls/text-input'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { Dialog } from '@booster/ui/layout/dialog'
import { RefusalBanner } from '@booster/web/words/refusal-banner'
import { useLingui } from '@lingui/react'
import { Zap } from 'lucide-react'
import { useState } from 'react'
import { BulkBanner } from './bulk-banner.tsx'
import { BulkDialog } from './bulk-dialog.tsx'
import { BulkPlan } from './bulk-plan.tsx'
import { LeadPicker } from './lead-picker.tsx'
import { TriggerDone } from './trigger-done.tsx'
import { TriggerPlan } from './trigger-plan.tsx'
import { TriggerTargetFilters } from './trigger-target-filters.tsx'
import { useAllLeads } from './use-all-leads.ts'
import { usePickedLeads } from './use-picked-leads.ts'
import { useTriggerTarget } from './use-trigger-target.ts'
import './trigger.css'

type Props = {
  readonly onClose: () => void
  readonly automationId?: string
  /** Who is chosen from the beginning. */
  readonly leads?: readonly LeadRow[]
}

/** Puts leads into sequences by hand: what would happen is shown before it does. */
export function TriggerDialog(props: Props) {
  const [bulkTriggerId, setBulkTriggerId] = useState<string | null>(null)
  if (bulkTriggerId !== null) return <BulkDialog bulkTriggerId={bulkTriggerId} onClose={props.onClose} />
  return <TriggerForm {...props} onOpenBulk={setBulkTriggerId} />
}

function TriggerForm(props: Props & { readonly onOpenBulk: (bulkTriggerId: string) => void }) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const { onClose, onOpenBulk } = props
  const [who, setWho] = useState<'picked' | 'all'>('picked')
  const target = useTriggerTarget(props.automationId)
  const picked = usePickedLeads(target.input, props.leads)
  const all = useAllLeads(target.input, { enabled: who === 'all', onStarted: onOpenBulk })
  if (picked.report !== undefined)
    return <TriggerDone report={picked.report} leads={picked.leads} onClose={onClose} />
  const { runs, isPending, error, submit } = who === 'picked' ? picked : all
  return (
    <Dialog
      open
      size="lg"
      onClose={onClose}
      title={i18n.t('Masukkan lead')}
      description={i18n.t('Masukkan lead ke alur aktif, seolah pemicunya terjadi sekarang.')}
      onSubmit={() => {
        if (runs > 0 && offline === undefined) submit()
      }}
      footer={
        <>
          <Button onClick={onClose}>{i18n.t('Batal')}</Button>
          <Button
            type="submit"
            variant="primary"
            icon={Zap}
            busy={isPending}
            disabledReason={offline ?? (runs === 0 ? i18n.t('Pilih lead yang bisa masuk') : undefined)}
          >
            {runs === 0 ? i18n.t('Mulai') : i18n.t('Mulai {count} progres', { count: runs })}
          </Button>
        </>
      }
    >
      <BulkBanner onOpen={onOpenBulk} />
      <Segmented
        label={i18n.t('Siapa yang masuk')}
        value={who}
        items={[
          { value: 'picked', label: i18n.t('Pilih satu per satu') },
          { value: 'all', label: i18n.t('Semua lead') },
        ]}
        onValueChange={setWho}
      />
      {who === 'picked' ? <PickedLeads picked={picked} /> : <AllLeads all={all} />}
      <TriggerTargetFilters target={target} />
      {who === 'picked' && picked.leads.length > 0 && <TriggerPlan query={picked.plan} />}
      {who === 'all' && <BulkPlan query={all.plan} />}
      {error !== null && <RefusalBanner error={error} />}
    </Dialog>
  )
}

function PickedLeads({ picked }: { readonly picked: ReturnType<typeof usePickedLeads> }) {
  const { i18n } = useLingui()
  return (
    <Field label={i18n.t('Lead')} hint={i18n.t('Ketik nama atau email, lalu pilih')}>
      <LeadPicker leads={picked.leads} onChange={picked.setLeads} />
    </Field>
  )
}

function AllLeads({ all }: { readonly all: ReturnType<typeof useAllLeads> }) {
  const { i18n } = useLingui()
  return (
    <Field
      label={i18n.t('Hanya yang nama atau emailnya diawali')}
      hint={i18n.t('Biarkan kosong untuk semua lead')}
    >
      <TextInput
        type="search"
        autoComplete="off"
        value={all.typed}
        onChange={(event) => all.setTyped(event.target.value)}
      />
    </Field>
  )
}
