import { toast } from '@booster/ui/feedback/toast'
import { useTRPC } from '@booster/web/api/client'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Check } from 'lucide-react'

/** Creates an automation and opens its page. */
export function useCreateAutomation() {
  const { i18n } = useLingui()
  const navigate = useNavigate()
  const refreshAll = useRefreshAll()
  return useMutation(
    useTRPC().automation.create.mutationOptions({
      onSuccess: ({ id }, { name }) => {
        toast.show({ text: i18n.t('Alur "{name}" dibuat', { name }), icon: Check })
        refreshAll()
        void navigate({ to: '/automation/$id', params: { id } })
      },
    }),
  )
}
