import { toast } from '@booster/ui/feedback/toast'
import { useTRPC } from '@booster/web/api/client'
import { factsOf } from '@booster/web/api/error-facts'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

export const MUTE_CHOICES = ['0', '1', '4', '24'] as const
export type MuteChoice = (typeof MUTE_CHOICES)[number]

/** The open acknowledgement of one alert: note, mute, and the deed. */
export function useAcknowledge(alertId: string, onDone: () => void) {
  const { i18n } = useLingui()
  const refreshAll = useRefreshAll()
  const [note, setNote] = useState('')
  const [mute, setMute] = useState<MuteChoice>('0')
  const deed = useMutation(
    useTRPC().admin.alert.acknowledge.mutationOptions({
      onSuccess: () => {
        toast.show({ text: i18n.t('Peringatan diakui. Anda penanggung jawabnya.') })
        refreshAll()
        onDone()
      },
      onError: (error) => {
        // Somebody was faster, or the cause is gone: the screen was old, not the person wrong.
        if (factsOf(error).reason === null) return
        toast.show({ text: i18n.t('Peringatan ini baru saja berubah; daftar diperbarui.') })
        refreshAll()
        onDone()
      },
    }),
  )
  const submit = () => {
    const text = note.trim()
    const muteHours = Number(mute)
    deed.mutate({
      id: alertId,
      ...(text === '' ? {} : { note: text }),
      ...(muteHours === 0 ? {} : { muteHours }),
    })
  }
  return { note, setNote, mute, setMute, submit, busy: deed.isPending, error: deed.error }
}

export type Acknowledgement = ReturnType<typeof useAcknowledge>
