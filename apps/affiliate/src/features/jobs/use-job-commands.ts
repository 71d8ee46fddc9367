import type { JobList, JobRow } from '@booster/contracts/job'
import { toast } from '@booster/ui/feedback/toast'
import { requestIdOf } from '@booster/ui/format/request-id'
import { type BoosterError, useTRPC } from '@booster/web/api/client'
import { errorText, refusalWords } from '@booster/web/words/refusal-words'
import { useLingui } from '@lingui/react'
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { Ban, RotateCcw, Send } from 'lucide-react'

type Saved = readonly (readonly [QueryKey, unknown])[]

/** What a person can do with e-mails. Cancelling shows at once, can be taken back for 8 s, and rolls back when refused. */
export function useJobCommands() {
  const { i18n } = useLingui()
  const trpc = useTRPC()
  const queryClient = useQueryClient()

  const fail = (error: BoosterError) =>
    toast.error({ text: errorText(i18n, error), requestId: requestIdOf(error) })
  const refresh = () => {
    for (const queryKey of [[['job']], [['run']], [['stats']], [['session']], [['automation']]]) {
      void queryClient.invalidateQueries({ queryKey })
    }
  }

  const showCancelled = async (jobIds: readonly string[]): Promise<Saved> => {
    const saved = queryClient.getQueriesData({ queryKey: trpc.job.pathKey() })
    const ids = new Set(jobIds)
    const paint = <Row extends JobRow>(row: Row): Row => (ids.has(row.id) ? asCancelled(row) : row)
    queryClient.setQueriesData<JobList>(
      trpc.job.list.pathFilter(),
      (list) => list && { ...list, jobs: list.jobs.map(paint) },
    )
    queryClient.setQueriesData<JobRow>(trpc.job.get.pathFilter(), (job) => job && paint(job))
    await queryClient.cancelQueries(trpc.job.pathFilter())
    return saved
  }
  const putBack = (saved: Saved | undefined) => {
    for (const [queryKey, data] of saved ?? []) queryClient.setQueryData(queryKey, data)
  }

  const undoCancel = useMutation(trpc.job.undoCancel.mutationOptions({ onError: fail, onSettled: refresh }))
  const cancel = useMutation(
    trpc.job.cancel.mutationOptions({
      onMutate: ({ jobIds }) => showCancelled(jobIds),
      onError: (error, _input, saved) => {
        putBack(saved)
        fail(error)
      },
      onSuccess: ({ changed, refused }, _input, saved) => {
        if (changed.length === 0) return
        const text =
          refused.length === 0
            ? i18n.t('{count} email dibatalkan', { count: changed.length })
            : i18n.t('{count} email dibatalkan, {refused} tidak bisa', {
                count: changed.length,
                refused: refused.length,
              })
        toast.undo({
          text,
          icon: Ban,
          onUndo: () => {
            putBack(saved)
            undoCancel.mutate({ jobIds: changed })
          },
        })
      },
      onSettled: refresh,
    }),
  )
  const retry = useMutation(
    trpc.job.retry.mutationOptions({
      onSuccess: ({ changed, refused }) => {
        const first = refused[0]
        const text =
          first === undefined
            ? i18n.t('{count} email dicoba ulang', { count: changed.length })
            : i18n.t('{count} email dicoba ulang, {refused} tidak: {reason}', {
                count: changed.length,
                refused: refused.length,
                reason: refusalWords(i18n, first.reason),
              })
        toast.show({ text, icon: RotateCcw })
      },
      onError: fail,
      onSettled: refresh,
    }),
  )
  const sendNow = useMutation(
    trpc.job.sendNow.mutationOptions({
      onSuccess: () => toast.show({ text: i18n.t('Email dikirim sekarang'), icon: Send }),
      onError: fail,
      onSettled: refresh,
    }),
  )
  const resolve = useMutation(trpc.job.resolve.mutationOptions({ onSettled: refresh }))
  return { cancel, retry, sendNow, resolve }
}

function asCancelled<Row extends JobRow>(row: Row): Row {
  return {
    ...row,
    status: 'cancelled',
    reason: 'CANCELLED_BY_PERSON',
    errorCode: 'CANCELLED_BY_PERSON',
    actions: { ...row.actions, cancel: 'ALREADY_CLOSED', sendNow: 'ALREADY_CLOSED', retry: 'NOT_FAILED' },
  }
}
