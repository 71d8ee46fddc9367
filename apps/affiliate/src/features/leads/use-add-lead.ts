import { useLocale } from '@booster/ui/device/use-locale'
import { toast } from '@booster/ui/feedback/toast'
import { useTRPC } from '@booster/web/api/client'
import { fieldErrorsOf } from '@booster/web/forms/field-errors'
import { errorText } from '@booster/web/words/refusal-words'
import { useLingui } from '@lingui/react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import type { UseFormSetError } from 'react-hook-form'
import type { AddLeadForm } from './add-lead-form.ts'

/** Adds the lead; what the server says about a field stands at that field. */
export function useAddLead(options: {
  readonly setError: UseFormSetError<AddLeadForm>
  readonly onAdded: (id: string) => void
}) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const queryClient = useQueryClient()
  const { setError, onAdded } = options
  const add = useMutation(
    useTRPC().lead.add.mutationOptions({
      onSuccess: (added) => {
        if (added.kind === 'known') return
        void queryClient.invalidateQueries({ queryKey: [['lead']] })
        toast.show({
          icon: UserPlus,
          text:
            added.blocked === null
              ? i18n.t('Lead ditambahkan')
              : i18n.t('Lead ditambahkan, tetapi tidak dikirimi email sebelum ia sendiri setuju lagi'),
        })
        onAdded(added.id)
      },
      onError: (error) => {
        for (const [field, message] of Object.entries(fieldErrorsOf(error, locale))) {
          const name = FIELD_OF[field.split('.0')[0] ?? ''] ?? FIELD_OF[field]
          if (name !== undefined) setError(name, { message: i18n._(EMPTY[name] ?? '') || message })
        }
      },
    }),
  )
  const isAboutFields = Object.keys(fieldErrorsOf(add.error, locale)).length > 0
  return { ...add, failure: add.error === null || isAboutFields ? null : errorText(i18n, add.error) }
}

/** The field of the form by the path of the input. */
const FIELD_OF: Readonly<Record<string, keyof AddLeadForm>> = {
  name: 'name',
  email: 'email',
  whatsapp: 'whatsapp',
  tags: 'tags',
  'consent.text': 'consentText',
  'consent.source': 'consentSource',
}

/** Fields whose schema has no words for people: they can only be empty, too long or hold a comma. */
const EMPTY: Readonly<Partial<Record<keyof AddLeadForm, string>>> = {
  tags: /*i18n*/ 'Satu tag paling banyak 40 huruf.',
  consentText: /*i18n*/ 'Tulis apa yang disetujui.',
  consentSource: /*i18n*/ 'Tulis dari mana persetujuannya.',
}
