import type { AdminTopUp } from '@booster/contracts/top-ups/top-ups'
import { useLocale } from '@booster/ui/device/use-locale'
import { ConfirmDialog } from '@booster/ui/feedback/confirm-dialog'
import { toast } from '@booster/ui/feedback/toast'
import { formatNumber } from '@booster/ui/format/number'
import { requestIdOf } from '@booster/ui/format/request-id'
import { useTRPC } from '@booster/web/api/client'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { ReasonField } from '@booster/web/forms/reason-field'
import { useReason } from '@booster/web/forms/use-reason'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { decisionErrorText } from './decision-error.ts'

/** Asks why, which the affiliate reads. */
export function RefuseDialog(props: { readonly request: AdminTopUp; readonly onClose: () => void }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const refreshAll = useRefreshAll()
  const { request, onClose } = props
  const { name } = request.affiliate
  const reason = useReason()
  const refuse = useMutation(
    useTRPC().admin.topUp.refuse.mutationOptions({
      onSuccess: () => {
        toast.show({ text: i18n.t('Permintaan {name} ditolak.', { name }) })
        onClose()
      },
      onSettled: () => refreshAll(),
    }),
  )
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={() => reason.confirm((text) => refuse.mutate({ id: request.id, reason: text }))}
      title={i18n.t('Tolak {amount} kredit untuk {name}?', {
        amount: formatNumber(request.credits, locale),
        name,
      })}
      confirmLabel={i18n.t('Tolak permintaan')}
      tone="danger"
      busy={refuse.isPending}
      error={
        refuse.error === null
          ? null
          : { text: decisionErrorText(i18n, refuse.error), requestId: requestIdOf(refuse.error) }
      }
    >
      <ReasonField
        reason={reason}
        aside={i18n.t('dibaca affiliate')}
        placeholder={i18n.t('mis. transfer belum masuk')}
        maxLength={200}
      />
    </ConfirmDialog>
  )
}
