import type { TopUpRequest } from '@booster/contracts/top-ups/top-ups'
import { useLocale } from '@booster/ui/device/use-locale'
import { ConfirmDialog } from '@booster/ui/feedback/confirm-dialog'
import { toast } from '@booster/ui/feedback/toast'
import { formatNumber } from '@booster/ui/format/number'
import { requestIdOf } from '@booster/ui/format/request-id'
import { useTRPC } from '@booster/web/api/client'
import { errorText } from '@booster/web/words/refusal-words'
import { useLingui } from '@lingui/react'
import { useMutation, useQueryClient } from '@tanstack/react-query'

/** Asks before a request is taken back: a transfer for it would no longer be found. */
export function CancelDialog(props: { readonly request: TopUpRequest; readonly onClose: () => void }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { request, onClose } = props
  const refresh = () => void queryClient.invalidateQueries({ queryKey: trpc.topUp.pathKey() })
  const cancel = useMutation(
    trpc.topUp.cancel.mutationOptions({
      onSuccess: () => {
        toast.show({ text: i18n.t('Permintaan dibatalkan.') })
        onClose()
      },
      // Somebody may have decided in between: the list shows it.
      onSettled: refresh,
    }),
  )
  const amount = formatNumber(request.credits, locale)
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={() => cancel.mutate({ id: request.id })}
      title={i18n.t('Batalkan permintaan {amount} kredit?', { amount })}
      confirmLabel={i18n.t('Batalkan permintaan')}
      tone="danger"
      busy={cancel.isPending}
      error={
        cancel.error === null
          ? null
          : { text: errorText(i18n, cancel.error), requestId: requestIdOf(cancel.error) }
      }
    >
      {i18n.t('Jika Anda sudah mentransfer, jangan dibatalkan: transfernya tidak akan dikenali lagi.')}
    </ConfirmDialog>
  )
}
