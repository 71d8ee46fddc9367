import { useTRPC } from '@booster/web/api/client'
import { withoutUnset } from '@booster/web/api/without-unset'
import type { TriggerType } from '@booster/web/words/trigger-words'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

/** Which trigger, and which of its automations, starting from the one the dialog was opened for. */
export function useTriggerTarget(openedFor: string | undefined) {
  const [trigger, setTrigger] = useState<TriggerType | null>(null)
  const [automationId, setAutomationId] = useState(openedFor ?? '')
  const automations = useQuery(useTRPC().automation.list.queryOptions({ status: 'active' }))
  const active = automations.data?.automations ?? []
  const preset = active.find(({ id }) => id === openedFor)?.triggerType
  const triggerType = trigger ?? preset ?? active[0]?.triggerType ?? 'AFTER_OPTIN'
  return {
    triggerType,
    automationId,
    fitting: active.filter((automation) => automation.triggerType === triggerType),
    input: { triggerType, ...withoutUnset({ automationId: automationId === '' ? undefined : automationId }) },
    setAutomationId,
    setTrigger: (value: TriggerType) => {
      setTrigger(value)
      setAutomationId('')
    },
  }
}

export type TriggerTarget = ReturnType<typeof useTriggerTarget>
