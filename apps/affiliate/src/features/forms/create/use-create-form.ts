import { toast } from '@booster/ui/feedback/toast'
import { useTRPC } from '@booster/web/api/client'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Check } from 'lucide-react'

/** Makes a form and opens its page. */
export function useCreateForm() {
  const { i18n } = useLingui()
  const navigate = useNavigate()
  const refreshAll = useRefreshAll()
  return useMutation(
    useTRPC().form.create.mutationOptions({
      onSuccess: ({ form }) => {
        toast.show({ text: i18n.t('Formulir "{title}" dibuat', { title: form.title }), icon: Check })
        refreshAll()
        void navigate({ to: '/forms/$id', params: { id: form.id } })
      },
    }),
  )
}
