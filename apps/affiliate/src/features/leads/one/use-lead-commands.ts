import type { LeadDetail } from '@booster/contracts/leads/leads'
import { toast } from '@booster/ui/feedback/toast'
import { requestIdOf } from '@booster/ui/format/request-id'
import { type BoosterError, useTRPC } from '@booster/web/api/client'
import { errorText } from '@booster/web/words/refusal-words'
import { useLingui } from '@lingui/react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Check, CircleSlash, RotateCcw, Trash2 } from 'lucide-react'

/** What a person can do with a lead besides correcting it. */
export function useLeadCommands({ id }: Pick<LeadDetail, 'id'>) {
  const { i18n } = useLingui()
  const trpc = useTRPC()
  const end = useEnd()
  const unsubscribe = useMutation(
    trpc.lead.unsubscribe.mutationOptions({
      ...end,
      onSuccess: () => toast.show({ text: i18n.t('Lead tidak dikirimi email lagi'), icon: CircleSlash }),
    }),
  )
  const reactivate = useMutation(
    trpc.lead.reactivate.mutationOptions({
      ...end,
      onSuccess: () => toast.show({ text: i18n.t('Lead bisa dikirimi email lagi'), icon: Check }),
    }),
  )
  const erase = useMutation(
    trpc.lead.erase.mutationOptions({
      ...end,
      onSuccess: () => toast.show({ text: i18n.t('Data pribadi lead dihapus'), icon: Trash2 }),
    }),
  )
  const retry = useMutation(
    trpc.job.retryMatching.mutationOptions({
      ...end,
      onSuccess: ({ changed, refused }) =>
        toast.show({
          icon: RotateCcw,
          text:
            refused === 0
              ? i18n.t('{count} email dicoba ulang', { count: changed })
              : i18n.t('{count} email dicoba ulang, {refused} tidak bisa', { count: changed, refused }),
        }),
    }),
  )
  return {
    unsubscribe: () => unsubscribe.mutate({ id }),
    reactivate: () => reactivate.mutate({ id }),
    erase: () => erase.mutate({ id }),
    retryFailed: () => retry.mutate({ filter: { leadId: id, status: 'failed' } }),
    isRetrying: retry.isPending,
  }
}

/** A failure is shown, and what the command touched is fetched again. */
function useEnd() {
  const { i18n } = useLingui()
  const queryClient = useQueryClient()
  return {
    onError: (error: BoosterError) =>
      toast.error({ text: errorText(i18n, error), requestId: requestIdOf(error) }),
    onSettled: () => {
      for (const key of ['lead', 'job', 'run', 'stats', 'automation'])
        void queryClient.invalidateQueries({ queryKey: [[key]] })
    },
  }
}
