import { SelectFilter } from '@booster/ui/controls/select-filter'
import { TRIGGER_TYPES, triggerName } from '@booster/web/words/trigger-words'
import { useLingui } from '@lingui/react'
import type { TriggerTarget } from './use-trigger-target.ts'

export function TriggerTargetFilters({ target }: { readonly target: TriggerTarget }) {
  const { i18n } = useLingui()
  return (
    <div className="trigger__target">
      <SelectFilter
        name={i18n.t('Pemicu')}
        value={target.triggerType}
        clearable={false}
        options={TRIGGER_TYPES.map((value) => ({ value, label: triggerName(i18n, value) }))}
        onValueChange={target.setTrigger}
      />
      <SelectFilter
        name={i18n.t('Alur')}
        value={target.automationId}
        options={[
          { value: '', label: i18n.t('Semua yang cocok') },
          ...target.fitting.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onValueChange={target.setAutomationId}
      />
    </div>
  )
}
