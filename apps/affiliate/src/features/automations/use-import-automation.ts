import { toast } from '@booster/ui/feedback/toast'
import { useTRPC } from '@booster/web/api/client'
import { factsOf } from '@booster/web/api/error-facts'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { useShowFailure } from '@booster/web/api/use-show-failure'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Check } from 'lucide-react'

/** Imports a sequence and opens it. What is wrong with a file is said by the name of its field. */
export function useImportAutomation() {
  const { i18n } = useLingui()
  const navigate = useNavigate()
  const refreshAll = useRefreshAll()
  const showFailure = useShowFailure()
  return useMutation(
    useTRPC().automation.importFile.mutationOptions({
      onSuccess: ({ id }, { file }) => {
        toast.show({ text: i18n.t('Alur "{name}" diimpor sebagai draf', { name: file.name }), icon: Check })
        refreshAll()
        void navigate({ to: '/automation/$id', params: { id } })
      },
      onError: (error) => {
        const { httpStatus, field } = factsOf(error)
        if (httpStatus !== 400 || field === null) return showFailure(error)
        const name = field.replace(/^file\.?/, '')
        toast.error({
          text:
            name === '' || name === 'format'
              ? i18n.t('File ini bukan ekspor alur.')
              : i18n.t('File ini tidak bisa diimpor: {name} tidak sesuai.', { name }),
        })
      },
    }),
  )
}
