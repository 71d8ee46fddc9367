import type { ApiKeyRow } from '@booster/contracts/account/api-keys'
import { ConfirmDialog } from '@booster/ui/feedback/confirm-dialog'
import { toast } from '@booster/ui/feedback/toast'
import { requestIdOf } from '@booster/ui/format/request-id'
import { useTRPC } from '@booster/web/api/client'
import { errorText } from '@booster/web/words/refusal-words'
import { useLingui } from '@lingui/react'
import { useMutation, useQueryClient } from '@tanstack/react-query'

/** Asks before a key ends for good. */
export function RevokeKeyDialog(props: { readonly apiKey: ApiKeyRow; readonly onClose: () => void }) {
  const { i18n } = useLingui()
  const { apiKey, onClose } = props
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const revoke = useMutation(
    trpc.apiKey.revoke.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.apiKey.list.queryKey() })
        toast.show({ text: i18n.t('Kunci {name} dicabut.', { name: apiKey.name }) })
        onClose()
      },
    }),
  )
  const error =
    revoke.error === null
      ? null
      : { text: errorText(i18n, revoke.error), requestId: requestIdOf(revoke.error) }
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={() => revoke.mutate({ id: apiKey.id })}
      title={i18n.t('Cabut kunci {name}?', { name: apiKey.name })}
      confirmLabel={i18n.t('Cabut kunci')}
      tone="danger"
      busy={revoke.isPending}
      error={error}
    >
      {i18n.t('Program yang memakainya langsung ditolak. Kunci yang dicabut tidak bisa dipakai lagi.')}
    </ConfirmDialog>
  )
}
