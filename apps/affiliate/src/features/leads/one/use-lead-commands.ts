import type { LeadDetail } from '@booster/contracts/leads/leads'
import { toast } from '@booster/ui/feedback/toast'
import { useTRPC } from '@booster/web/api/client'
import { useCommandEnd } from '@booster/web/api/use-command-end'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { Check, CircleSlash, RotateCcw, Trash2 } from 'lucide-react'

/** What a person can do with a lead besides correcting it. */
export function useLeadCommands({ id }: Pick<LeadDetail, 'id'>) {
  const { i18n } = useLingui()
  const trpc = useTRPC()
  const end = useCommandEnd(['lead', 'job', 'run', 'stats', 'automation'])
  const unsubscribe = useMutation(
    trpc.lead.unsubscribe.mutationOptions({
      ...end,
      onSuccess: () => toast.show({ text: i18n.t('Lead tidak dikirimi email lagi'), icon: CircleSlash }),
    }),
  )
  const reactivate = useMutation(
    trpc.lead.reactivate.mutationOptions({
      ...end,
      onSuccess: ({ mails, unfunded }) => {
        const parts = [
          i18n.t('Lead bisa dikirimi email lagi.'),
          mails > 0 && i18n.t('{mails, number} email dikirim lagi.', { mails }),
          unfunded > 0 && i18n.t('{unfunded, number} email menunggu kredit.', { unfunded }),
        ]
        toast.show({ text: parts.filter((part) => part !== false).join(' '), icon: Check })
      },
    }),
  )
  const askAgain = useMutation(
    trpc.lead.askAgain.mutationOptions({
      ...end,
      onSuccess: () => toast.show({ text: i18n.t('Email konfirmasi dikirim lagi'), icon: Check }),
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
    reactivate: (note: string, onDone: () => void) => reactivate.mutate({ id, note }, { onSuccess: onDone }),
    isReactivating: reactivate.isPending,
    askAgain: () => askAgain.mutate({ id }),
    isAsking: askAgain.isPending,
    erase: () => erase.mutate({ id }),
    retryFailed: () => retry.mutate({ filter: { leadId: id, status: 'failed' } }),
    isRetrying: retry.isPending,
  }
}
