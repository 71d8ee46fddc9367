import type { RunList, RunRow } from '@booster/contracts/runs'
import { toast } from '@booster/ui/feedback/toast'
import { useTRPC } from '@booster/web/api/client'
import { TOUCHED_BY_SENDING, useCommandEnd } from '@booster/web/api/use-command-end'
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
  const pause = useMutation(trpc.run.pause.mutationOptions(useShownStatus('paused')))
  const resume = useMutation(trpc.run.resume.mutationOptions(useShownStatus('active')))
  const cancel = useCancelRun()
  return {
    pause: ({ id, lead }) => {
      const text = i18n.t('Alur untuk {name} dijeda', { name: lead.name })
      const onUndo = () => resume.mutate({ id })
      pause.mutate({ id }, { onSuccess: () => toast.undo({ text, icon: Pause, onUndo }) })
    },
    resume: ({ id, lead }) => {
      const text = i18n.t('Alur untuk {name} dilanjutkan', { name: lead.name })
      const onUndo = () => pause.mutate({ id })
      resume.mutate({ id }, { onSuccess: () => toast.undo({ text, icon: Play, onUndo }) })
    },
    cancel: ({ id }) => cancel.mutate({ id }),
  }
}

/** Shows the new state before the server answered. */
function useShownStatus(status: 'active' | 'paused') {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  return {
    ...useCommandEnd(TOUCHED_BY_SENDING),
    onMutate: ({ id }: { readonly id: string }) => {
      queryClient.setQueriesData<RunList>(
        trpc.run.list.pathFilter(),
        (list) =>
          list && { ...list, runs: list.runs.map((run) => (run.id === id ? { ...run, status } : run)) },
      )
    },
  }
}

function useCancelRun() {
  const { i18n } = useLingui()
  return useMutation(
    useTRPC().run.cancel.mutationOptions({
      ...useCommandEnd(TOUCHED_BY_SENDING),
      onSuccess: ({ jobs, alreadyOnTheirWay }) => {
        const text = i18n.t('Alur dihentikan, {count} email tidak jadi dikirim', { count: jobs })
        const late =
          alreadyOnTheirWay === 0
            ? ''
            : ` ${i18n.t('{count} sudah berangkat.', { count: alreadyOnTheirWay })}`
        toast.show({ text: `${text}.${late}`, icon: Ban })
      },
    }),
  )
}
