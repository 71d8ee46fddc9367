import type { SettingsUpdate } from '@booster/contracts/account/settings'
import { toast } from '@booster/ui/feedback/toast'
import { useTRPC } from '@booster/web/api/client'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { useShowFailure } from '@booster/web/api/use-show-failure'
import { useLingui } from '@lingui/react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'

export function useSettings() {
  return useQuery(useTRPC().settings.get.queryOptions())
}

/** Saves some settings at once; what the screen shows changes with the click and goes back when the server refuses. */
export function useSaveSettings() {
  const { i18n } = useLingui()
  const showFailure = useShowFailure()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const refreshAll = useRefreshAll()
  const queryKey = trpc.settings.get.queryKey()
  return useMutation(
    trpc.settings.update.mutationOptions({
      onMutate: async (wanted: SettingsUpdate) => {
        await queryClient.cancelQueries({ queryKey })
        const before = queryClient.getQueryData(queryKey)
        const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))
        queryClient.setQueryData(queryKey, (old) => (old === undefined ? old : { ...old, ...given }))
        return { before }
      },
      onSuccess: (saved) => {
        queryClient.setQueryData(queryKey, saved)
        toast.show({ text: i18n.t('Tersimpan') })
        refreshAll()
      },
      onError: (error, _wanted, context) => {
        queryClient.setQueryData(queryKey, context?.before)
        showFailure(error)
      },
    }),
  )
}
