import { type FormDetail, type FormEdit, type FormEdited, formEdit } from '@booster/contracts/forms/forms'
import { toast } from '@booster/ui/feedback/toast'
import { useTRPC } from '@booster/web/api/client'
import { factsOf } from '@booster/web/api/error-facts'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { zodResolver } from '@hookform/resolvers/zod'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { type FieldPath, type UseFormReturn, useForm } from 'react-hook-form'
import { editOf } from './edit-of.ts'

export type FormEditor = UseFormReturn<FormEdit, unknown, FormEdited>

/** A form while it is edited: its values, and what saves them. What the server refuses is shown at its field. */
export function useFormEditor(form: FormDetail) {
  const { i18n } = useLingui()
  const refreshAll = useRefreshAll()
  const editor: FormEditor = useForm({
    resolver: zodResolver(formEdit),
    mode: 'onTouched',
    values: editOf(form),
    // Views and submissions arrive while somebody types; only what she has not touched follows.
    resetOptions: { keepDirtyValues: true, keepErrors: true },
  })
  const save = useMutation(
    useTRPC().form.update.mutationOptions({
      onSuccess: (saved) => {
        editor.reset(editOf(saved.form))
        toast.show({ text: i18n.t('Formulir disimpan'), icon: Check })
        refreshAll()
      },
      onError: (error) => {
        const { field } = factsOf(error)
        if (field !== null && (field.split('.')[0] ?? '') in editOf(form))
          editor.setError(field as FieldPath<FormEdit>, { type: 'server' }, { shouldFocus: true })
      },
    }),
  )
  const submit = editor.handleSubmit((settings) => save.mutate({ id: form.id, ...settings }))
  return { editor, save, submit }
}
