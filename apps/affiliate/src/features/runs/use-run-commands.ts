import type { RunList, RunRow } from '@booster/contracts/run'
import { toast } from '@booster/ui/feedback/toast'
import { requestIdOf } from '@booster/ui/format/request-id'
import { type BoosterError, useTRPC } from '@booster/web/api/client'
import { errorText } from '@booster/web/words/refusal-words'
import { useLingui } from '@lingui/react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Ban, Pause, Play } from 'lucide-react'

export type RunCommands = {
  readonly pause: (run: RunRow) => void
  readonly resume: (run: RunRow) => void
  readonly cancel: (run: RunRow) => void
}

/** Pausing and resuming show at once and can be taken back; cancelling is final and was asked before. */
export function useRunCommands(): RunCommands {
  const { i18n } = useLingui()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const show = (id: string, status: 'active' | 'paused') => {
    queryClient.setQueriesData<RunList>(
      trpc.run.list.pathFilter(),
      (list) => list && { ...list, runs: list.runs.map((run) => (run.id === id ? { ...run, status } : run)) },
    )
  }
  const options = {
    onError: (error: BoosterError) =>
      toast.error({ text: errorText(i18n, error), requestId: requestIdOf(error) }),
    onSettled: () => {
      for (const queryKey of [[['run']], [['job']], [['stats']], [['automation']], [['session']]]) {
        void queryClient.invalidateQueries({ queryKey })
      }
    },
  }
  const pause = useMutation(
    trpc.run.pause.mutationOptions({ ...options, onMutate: ({ id }) => show(id, 'paused') }),
  )
  const resume = useMutation(
    trpc.run.resume.mutationOptions({ ...options, onMutate: ({ id }) => show(id, 'active') }),
  )
  const cancel = useMutation(
    trpc.run.cancel.mutationOptions({
      ...options,
      onSuccess: ({ jobs, alreadyOnTheirWay }) => {
        const text = i18n.t('Perjalanan dibatalkan, {count} email tidak jadi dikirim', { count: jobs })
        const late =
          alreadyOnTheirWay === 0
            ? ''
            : ` ${i18n.t('{count} sudah berangkat.', { count: alreadyOnTheirWay })}`
        toast.show({ text: `${text}.${late}`, icon: Ban })
      },
    }),
  )
  return {
    pause: ({ id, lead }) =>
      pause.mutate(
        { id },
        {
          onSuccess: () =>
            toast.undo({
              text: i18n.t('Perjalanan {name} dijeda', { name: lead.name }),
              icon: Pause,
              onUndo: () => resume.mutate({ id }),
            }),
        },
      ),
    resume: ({ id, lead }) =>
      resume.mutate(
        { id },
        {
          onSuccess: () =>
            toast.undo({
              text: i18n.t('Perjalanan {name} dilanjutkan', { name: lead.name }),
              icon: Play,
              onUndo: () => pause.mutate({ id }),
            }),
        },
      ),
    cancel: ({ id }) => cancel.mutate({ id }),
  }
}
