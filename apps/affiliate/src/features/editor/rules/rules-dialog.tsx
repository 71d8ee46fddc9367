import type { AutomationDetail } from '@booster/contracts/automations/automations'
import { Button } from '@booster/ui/controls/button'
import { Field } from '@booster/ui/controls/field'
import { TextInput } from '@booster/ui/controls/text-input'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { toast } from '@booster/ui/feedback/toast'
import { Dialog } from '@booster/ui/layout/dialog'
import { useTRPC } from '@booster/web/api/client'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { RefusalBanner } from '@booster/web/words/refusal-banner'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useEditor } from '../state/editor-context.ts'
import { GoalField } from './goal-field.tsx'
import { ReplyField } from './reply-rule.tsx'
import { Rule } from './rule.tsx'
import { TrackingFields } from './tracking-rules.tsx'
import { useRuleChoices } from './use-rule-choices.ts'

type Rules = Pick<
  AutomationDetail,
  | 'reentry'
  | 'onNoCredit'
  | 'onUnconfirmed'
  | 'catchUp'
  | 'catchUpHours'
  | 'trackOpens'
  | 'trackClicks'
  | 'endOnReply'
  | 'goalEvents'
>

const HOURS_MOST = 720

/** How the sequence behaves where it is not plain. Counts at once, for runs on their way too. */
export function RulesDialog({ onClose }: { readonly onClose: () => void }) {
  const { i18n } = useLingui()
  const { automation } = useEditor()
  const offline = useOfflineReason()
  const refreshAll = useRefreshAll()
  const [rules, setRules] = useState<Rules>(() => rulesOf(automation))
  const [hours, setHours] = useState(String(automation.catchUpHours))
  const update = useMutation(
    useTRPC().automation.update.mutationOptions({
      onSuccess: () => {
        toast.show({ text: i18n.t('Aturan disimpan'), icon: Check })
        refreshAll()
        onClose()
      },
    }),
  )
  const isHoursWrong = !/^\d{1,3}$/.test(hours) || Number(hours) < 1 || Number(hours) > HOURS_MOST
  const submit = () => {
    if (isHoursWrong || offline !== undefined) return
    update.mutate({ id: automation.id, ...rules, catchUpHours: Number(hours) })
  }
  const set = (part: Partial<Rules>) => setRules({ ...rules, ...part })
  return (
    <Dialog
      open
      onClose={onClose}
      title={i18n.t('Aturan alur')}
      description={i18n.t('Berlaku langsung setelah disimpan, tanpa menerapkan versi baru.')}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={onClose}>{i18n.t('Batal')}</Button>
          <Button type="submit" variant="primary" busy={update.isPending} disabledReason={offline}>
            {i18n.t('Simpan aturan')}
          </Button>
        </>
      }
    >
      <RuleFields rules={rules} onChange={set}>
        {rules.catchUp === 'spread' && (
          <Field
            label={i18n.t('Disebar dalam (jam)')}
            error={
              isHoursWrong
                ? i18n.t('Tulis angka bulat dari 1 sampai {most}.', { most: HOURS_MOST })
                : undefined
            }
          >
            <TextInput inputMode="numeric" value={hours} onChange={(event) => setHours(event.target.value)} />
          </Field>
        )}
      </RuleFields>
      {update.error !== null && <RefusalBanner error={update.error} />}
    </Dialog>
  )
}

function RuleFields(props: {
  readonly rules: Rules
  readonly onChange: (part: Partial<Rules>) => void
  readonly children: ReactNode
}) {
  const { i18n } = useLingui()
  const { rules, onChange, children } = props
  const choices = useRuleChoices()
  return (
    <>
      <Rule
        label={i18n.t('Boleh masuk lagi')}
        value={rules.reentry}
        choices={choices.reentry}
        onChange={(reentry) => onChange({ reentry })}
      />
      <Rule
        label={i18n.t('Jika kredit habis')}
        value={rules.onNoCredit}
        choices={choices.onNoCredit}
        onChange={(onNoCredit) => onChange({ onNoCredit })}
      />
      <Rule
        label={i18n.t('Belum pasti')}
        value={rules.onUnconfirmed}
        choices={choices.onUnconfirmed}
        onChange={(onUnconfirmed) => onChange({ onUnconfirmed })}
      />
      <Rule
        label={i18n.t('Setelah dijeda')}
        value={rules.catchUp}
        choices={choices.catchUp}
        onChange={(catchUp) => onChange({ catchUp })}
      />
      {children}
      <ReplyField endOnReply={rules.endOnReply} onChange={(endOnReply) => onChange({ endOnReply })} />
      <GoalField goals={rules.goalEvents} onChange={(goalEvents) => onChange({ goalEvents })} />
      <TrackingFields rules={rules} onChange={onChange} />
    </>
  )
}

function rulesOf(automation: AutomationDetail): Rules {
  const { reentry, onNoCredit, onUnconfirmed, catchUp, catchUpHours } = automation
  const { trackOpens, trackClicks, endOnReply, goalEvents } = automation
  return {
    ...{ reentry, onNoCredit, onUnconfirmed, catchUp, catchUpHours },
    ...{ trackOpens, trackClicks, endOnReply, goalEvents },
  }
}
