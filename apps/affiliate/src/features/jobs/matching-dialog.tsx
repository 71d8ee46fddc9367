import type { JobFilter } from '@booster/contracts/jobs/jobs'
import { useLocale } from '@booster/ui/device/use-locale'
import { ConfirmDialog } from '@booster/ui/feedback/confirm-dialog'
import { toast } from '@booster/ui/feedback/toast'
import { formatNumber } from '@booster/ui/format/number'
import { requestIdOf } from '@booster/ui/format/request-id'
import { useTRPC } from '@booster/web/api/client'
import { errorText, refusalWords } from '@booster/web/words/refusal-words'
import { useLingui } from '@lingui/react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Ban, RotateCcw } from 'lucide-react'

export type MatchingCommand = 'retry' | 'cancel'

type Props = {
  readonly command: MatchingCommand
  readonly filter: JobFilter
  /** The filter in words, for the question. */
  readonly filterWords: string
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Asks before a command to all e-mails of a filter: says how many they are now and which filter it is. */
export function MatchingDialog({ command, filter, filterWords, onClose, onDone }: Props) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const target = targetOf(command, filter)
  const count = useQuery(
    trpc.job.list.queryOptions(
      { ...(target ?? filter), page: 1, limit: 1 },
      { enabled: target !== null, staleTime: 0 },
    ),
  )
  const options = {
    onSuccess: (done: {
      readonly changed: number
      readonly refused: number
      readonly reasons: readonly { readonly reason: string }[]
    }) => {
      toast.show({ text: resultText(done), icon: command === 'retry' ? RotateCcw : Ban })
      void queryClient.invalidateQueries()
      onDone()
    },
  }
  const retry = useMutation(trpc.job.retryMatching.mutationOptions(options))
  const cancel = useMutation(trpc.job.cancelMatching.mutationOptions(options))
  const change = command === 'retry' ? retry : cancel

  const resultText = ({ changed, refused, reasons }: Parameters<typeof options.onSuccess>[0]): string => {
    const words =
      command === 'retry'
        ? i18n.t('{count} email dicoba ulang', { count: changed })
        : i18n.t('{count} email dibatalkan', { count: changed })
    const first = reasons[0]
    if (refused === 0 || first === undefined) return words
    return `${words}. ${i18n.t('{count} tidak: {reason}', { count: refused, reason: refusalWords(i18n, first.reason) })}`
  }
  const total = target === null ? 0 : count.data?.pagination.total
  const isExact = count.data?.pagination.totalIsExact !== false
  const shown = total === undefined ? '…' : `${formatNumber(total, locale)}${isExact ? '' : '+'}`
  return (
    <ConfirmDialog
      open
      tone={command === 'cancel' ? 'danger' : 'primary'}
      title={
        command === 'retry'
          ? i18n.t('Coba ulang {count} email gagal?', { count: shown })
          : i18n.t('Batalkan {count} email yang menunggu?', { count: shown })
      }
      confirmLabel={
        command === 'retry'
          ? i18n.t('Coba ulang {shown} email', { shown })
          : i18n.t('Batalkan {shown} email', { shown })
      }
      busy={change.isPending || (target !== null && count.isPending)}
      error={
        change.error === null
          ? null
          : { text: errorText(i18n, change.error), requestId: requestIdOf(change.error) }
      }
      onClose={onClose}
      onConfirm={() => {
        if (target === null || total === 0) onClose()
        else change.mutate({ filter: target })
      }}
    >
      <p>{i18n.t('Filter: {filter}', { filter: filterWords })}</p>
      <p className="muted">
        {command === 'retry'
          ? i18n.t('Hanya email gagal yang cocok. Masing-masing memakai satu kredit bila terkirim.')
          : i18n.t('Hanya email yang belum berangkat. Ini tidak bisa diurungkan sekaligus.')}
      </p>
    </ConfirmDialog>
  )
}

/** The status that the command is about; null when the tab shows none of that kind. */
function targetOf(command: MatchingCommand, filter: JobFilter): JobFilter | null {
  if (command === 'retry') {
    return filter.status === undefined || filter.status === 'failed' ? { ...filter, status: 'failed' } : null
  }
  if (filter.status === undefined) return { ...filter, status: 'pending' }
  return filter.status === 'pending' || filter.status === 'held' ? filter : null
}
