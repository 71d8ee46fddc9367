import { alertAcknowledgeInput } from '@booster/contracts/alerts'
import { toast } from '@booster/ui/feedback/toast'
import { useTRPC } from '@booster/web/api/client'
import { factsOf } from '@booster/web/api/error-facts'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { zodResolver } from '@hookform/resolvers/zod'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { z } from 'zod'

export const MUTE_CHOICES = ['0', '1', '4', '24'] as const

/** The contract's fields as a person fills them in: no note is an empty one, no mute is 0 hours. */
const acknowledgeForm = z.object({
  note: z
    .string()
    .trim()
    .transform((text) => (text === '' ? undefined : text))
    .pipe(alertAcknowledgeInput.shape.note),
  mute: z.enum(MUTE_CHOICES),
})

/** The open acknowledgement of one alert: its form and how it is sent. */
export function useAcknowledge(alertId: string, onDone: () => void) {
  const { i18n } = useLingui()
  const refreshAll = useRefreshAll()
  const form = useForm<z.input<typeof acknowledgeForm>, unknown, z.output<typeof acknowledgeForm>>({
    resolver: zodResolver(acknowledgeForm),
    defaultValues: { note: '', mute: '0' },
  })
  const acknowledge = useMutation(
    useTRPC().admin.alert.acknowledge.mutationOptions({
      onSuccess: () => {
        toast.show({ text: i18n.t('Anda tercatat sebagai penanggung jawab peringatan ini.') })
        refreshAll()
        onDone()
      },
      onError: (error) => {
        // Somebody was faster, or the cause is gone: the screen was old, the person is not wrong.
        if (factsOf(error).reason === null) return
        toast.show({ text: i18n.t('Peringatan ini baru saja berubah; daftar diperbarui.') })
        refreshAll()
        onDone()
      },
    }),
  )
  const submit = form.handleSubmit(({ note, mute }) => {
    const muteHours = Number(mute)
    acknowledge.mutate({
      id: alertId,
      ...(note === undefined ? {} : { note }),
      ...(muteHours === 0 ? {} : { muteHours }),
    })
  })
  return { form, submit: () => void submit(), isBusy: acknowledge.isPending, error: acknowledge.error }
}

export type Acknowledgement = ReturnType<typeof useAcknowledge>
