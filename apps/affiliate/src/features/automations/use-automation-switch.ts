import type { AutomationList, AutomationRow } from '@booster/contracts/automations/automations'
import { toast } from '@booster/ui/feedback/toast'
import { useTRPC } from '@booster/web/api/client'
import { useShowFailure } from '@booster/web/api/use-show-failure'
import { useLingui } from '@lingui/react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Pause, Play } from 'lucide-react'

type Target = Pick<AutomationRow, 'id' | 'name'>

/** Switches a sequence on or off: shown at once, can be taken back, rolled back when the server refuses. */
export function useAutomationSwitch(): (automation: Target, isOn: boolean) => void {
  const { i18n } = useLingui()
  const showFailure = useShowFailure()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const setStatus = useMutation(
    trpc.automation.setStatus.mutationOptions({
      onMutate: ({ id, status }) => {
        const saved = queryClient.getQueriesData<AutomationList>(trpc.automation.list.pathFilter())
        queryClient.setQueriesData<AutomationList>(
          trpc.automation.list.pathFilter(),
          (list) =>
            list && {
              ...list,
              automations: list.automations.map((row) => (row.id === id ? { ...row, status } : row)),
            },
        )
        return saved
      },
      onError: (error, _input, saved) => {
        for (const [queryKey, data] of saved ?? []) queryClient.setQueryData(queryKey, data)
        showFailure(error)
      },
      onSettled: () => void queryClient.invalidateQueries(),
    }),
  )
  return ({ id, name }, isOn) => {
    const status = isOn ? 'active' : 'paused'
    setStatus.mutate(
      { id, status },
      {
        onSuccess: () =>
          toast.undo({
            text: isOn ? i18n.t('Alur "{name}" aktif', { name }) : i18n.t('Alur "{name}" dijeda', { name }),
            icon: isOn ? Play : Pause,
            onUndo: () => setStatus.mutate({ id, status: isOn ? 'paused' : 'active' }),
          }),
      },
    )
  }
}
