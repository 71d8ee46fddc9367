import type { JobList, JobRow } from '@booster/contracts/jobs/jobs'
import { toast } from '@booster/ui/feedback/toast'
import { useTRPC } from '@booster/web/api/client'
import { TOUCHED_BY_SENDING, useCommandEnd } from '@booster/web/api/use-command-end'
import { useLingui } from '@lingui/react'
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { Ban } from 'lucide-react'

type Saved = readonly (readonly [QueryKey, unknown])[]

/** Cancelling shows at once, can be taken back for a few seconds, and rolls back when refused. */
export function useCancelJobs() {
  const { i18n } = useLingui()
  const trpc = useTRPC()
  const { onError: fail, onSettled: refresh } = useCommandEnd(TOUCHED_BY_SENDING)
  const { showCancelled, putBack } = usePaintedJobs()
  const undoCancel = useMutation(trpc.job.undoCancel.mutationOptions({ onError: fail, onSettled: refresh }))
  return useMutation(
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
        const onUndo = () => {
          putBack(saved)
          undoCancel.mutate({ jobIds: changed })
        }
        toast.undo({ text, icon: Ban, onUndo })
      },
      onSettled: refresh,
    }),
  )
}

/** Shows e-mails as cancelled before the server answered, and as they were when it refuses. */
function usePaintedJobs() {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  return {
    showCancelled: async (jobIds: readonly string[]): Promise<Saved> => {
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
    },
    putBack: (saved: Saved | undefined) => {
      for (const [queryKey, data] of saved ?? []) queryClient.setQueryData(queryKey, data)
    },
  }
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
