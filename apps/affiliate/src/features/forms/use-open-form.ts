import type { FormDetail } from '@booster/contracts/forms/forms'
import { toast } from '@booster/ui/feedback/toast'
import { useTRPC } from '@booster/web/api/client'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { useShowFailure } from '@booster/web/api/use-show-failure'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { DoorClosed, DoorOpen } from 'lucide-react'

/** Opens or closes a form for visitors; both can be taken back. */
export function useOpenForm({ id }: Pick<FormDetail, 'id'>) {
  const { i18n } = useLingui()
  const showFailure = useShowFailure()
  const refreshAll = useRefreshAll()
  const update = useMutation(
    useTRPC().form.update.mutationOptions({
      onSuccess: refreshAll,
      onError: showFailure,
    }),
  )
  const setOpen = (active: boolean) =>
    update.mutate(
      { id, active },
      {
        onSuccess: () =>
          toast.undo({
            text: active
              ? i18n.t('Formulir dibuka')
              : i18n.t('Formulir ditutup; pengunjung melihat halaman tertutup'),
            icon: active ? DoorOpen : DoorClosed,
            onUndo: () => update.mutate({ id, active: !active }),
          }),
      },
    )
  return { setOpen, isPending: update.isPending }
}
