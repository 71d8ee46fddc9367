import { useLocale } from '@booster/ui/device/use-locale'
import { toast } from '@booster/ui/feedback/toast'
import { useTRPC } from '@booster/web/api/client'
import { fieldErrorsOf } from '@booster/web/forms/field-errors'
import { errorText } from '@booster/web/words/refusal-words'
import { useLingui } from '@lingui/react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import type { UseFormSetError } from 'react-hook-form'
import type { LeadForm } from './lead-form.ts'

const FIELDS: readonly (keyof LeadForm)[] = ['name', 'email', 'whatsapp', 'status', 'tags', 'notes']

/** Saves the changes; what the server says about a field stands at that field. */
export function useSaveLead(options: {
  readonly setError: UseFormSetError<LeadForm>
  readonly onSaved: () => void
}) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const queryClient = useQueryClient()
  const save = useMutation(
    useTRPC().lead.update.mutationOptions({
      onSuccess: (saved) => {
        if (saved.kind === 'taken') return
        for (const key of ['lead', 'job', 'run', 'stats'])
          void queryClient.invalidateQueries({ queryKey: [[key]] })
        toast.show({ text: i18n.t('Data lead disimpan'), icon: Check })
        options.onSaved()
      },
      onError: (error) => {
        for (const [path, message] of Object.entries(fieldErrorsOf(error, locale))) {
          const field = FIELDS.find((each) => each === path.split('.')[0])
          if (field === 'tags')
            options.setError(field, { message: i18n.t('Satu tag paling banyak 40 huruf.') })
          else if (field !== undefined) options.setError(field, { message })
        }
      },
    }),
  )
  const isAboutFields = Object.keys(fieldErrorsOf(save.error, locale)).length > 0
  return { ...save, failure: save.error === null || isAboutFields ? null : errorText(i18n, save.error) }
}
