import type { LeadRow } from '@booster/contracts/lead'
import type { TriggerReport } from '@booster/contracts/trigger'
import { Button } from '@booster/ui/controls/button'
import { ButtonLink } from '@booster/ui/controls/button-link'
import { Field } from '@booster/ui/controls/field'
import { SelectFilter } from '@booster/ui/controls/select-filter'
import { Banner } from '@booster/ui/feedback/banner'
import { ErrorId } from '@booster/ui/feedback/error-id'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { requestIdOf } from '@booster/ui/format/request-id'
import { Dialog } from '@booster/ui/layout/dialog'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { useTRPC } from '@booster/web/api/client'
import { withoutUnset } from '@booster/web/api/without-unset'
import { errorText } from '@booster/web/words/refusal-words'
import { TRIGGER_TYPES, type TriggerType, triggerName } from '@booster/web/words/trigger-words'
import { useLingui } from '@lingui/react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Zap } from 'lucide-react'
import { useState } from 'react'
import { LeadPicker } from './lead-picker.tsx'
import { TriggerPlan } from './trigger-plan.tsx'
import { TriggerResult } from './trigger-result.tsx'
import './trigger.css'

/** Puts chosen leads into sequences by hand: what would happen is shown before it does. */
export function TriggerDialog(props: { readonly onClose: () => void; readonly automationId?: string }) {
  const { i18n } = useLingui()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const offline = useOfflineReason()
  const { onClose } = props
  const [trigger, setTrigger] = useState<TriggerType | null>(null)
  const [automationId, setAutomationId] = useState(props.automationId ?? '')
  const [leads, setLeads] = useState<readonly LeadRow[]>([])
  const automations = useQuery(trpc.automation.list.queryOptions({ status: 'active' }))
  const active = automations.data?.automations ?? []
  const preset = active.find(({ id }) => id === props.automationId)?.triggerType
  const triggerType = trigger ?? preset ?? active[0]?.triggerType ?? 'AFTER_OPTIN'
  const fitting = active.filter((automation) => automation.triggerType === triggerType)
  const target = {
    leadIds: leads.map(({ id }) => id),
    triggerType,
    ...withoutUnset({ automationId: automationId === '' ? undefined : automationId }),
  }
  const plan = useQuery(trpc.trigger.preview.queryOptions(target, { enabled: leads.length > 0 }))
  const run = useMutation(
    trpc.trigger.run.mutationOptions({ onSuccess: () => void queryClient.invalidateQueries() }),
  )
  if (run.data !== undefined) return <Done report={run.data} leads={leads} onClose={onClose} />
  const enrols = plan.data?.enrol.length ?? 0
  return (
    <Dialog
      open
      size="lg"
      onClose={onClose}
      title={i18n.t('Picu manual')}
      description={i18n.t('Masukkan lead ke alur aktif, seolah pemicunya terjadi sekarang.')}
      onSubmit={() => {
        if (enrols > 0 && offline === undefined) run.mutate(target)
      }}
      footer={
        <>
          <Button onClick={onClose}>{i18n.t('Batal')}</Button>
          <Button
            type="submit"
            variant="primary"
            icon={Zap}
            busy={run.isPending}
            disabledReason={offline ?? (enrols === 0 ? i18n.t('Pilih lead yang bisa masuk') : undefined)}
          >
            {enrols === 0 ? i18n.t('Picu') : i18n.t('Picu {count} perjalanan', { count: enrols })}
          </Button>
        </>
      }
    >
      <Field label={i18n.t('Lead')} hint={i18n.t('Ketik nama atau email, lalu pilih')}>
        <LeadPicker leads={leads} onChange={setLeads} />
      </Field>
      <div className="trigger__target">
        <SelectFilter
          name={i18n.t('Pemicu')}
          value={triggerType}
          clearable={false}
          options={TRIGGER_TYPES.map((value) => ({ value, label: triggerName(i18n, value) }))}
          onValueChange={(value) => {
            setTrigger(value)
            setAutomationId('')
          }}
        />
        <SelectFilter
          name={i18n.t('Alur')}
          value={automationId}
          options={[
            { value: '', label: i18n.t('Semua yang cocok') },
            ...fitting.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onValueChange={setAutomationId}
        />
      </div>
      {leads.length > 0 && <TriggerPlan query={plan} />}
      {run.error !== null && (
        <Banner tone="danger" title={errorText(i18n, run.error)}>
          {requestIdOf(run.error) !== null && <ErrorId requestId={requestIdOf(run.error) ?? ''} />}
        </Banner>
      )}
    </Dialog>
  )
}

function Done(props: {
  readonly report: TriggerReport
  readonly leads: readonly LeadRow[]
  readonly onClose: () => void
}) {
  const { i18n } = useLingui()
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={
        props.report.enrolled.length === 0
          ? i18n.t('Tidak ada yang masuk')
          : i18n.t('{count} perjalanan dimulai', { count: props.report.enrolled.length })
      }
      footer={
        <>
          <Button onClick={props.onClose}>{i18n.t('Tutup')}</Button>
          <ButtonLink variant="primary" href={AFFILIATE_PATHS.runs} onClick={props.onClose}>
            {i18n.t('Lihat perjalanan')}
          </ButtonLink>
        </>
      }
    >
      <TriggerResult report={props.report} leads={props.leads} />
    </Dialog>
  )
}
