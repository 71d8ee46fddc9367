import type { JobRow } from '@booster/contracts/jobs/jobs'
import { toast } from '@booster/ui/feedback/toast'
import { useTRPC } from '@booster/web/api/client'
import { useShowFailure } from '@booster/web/api/use-show-failure'
import { useLingui } from '@lingui/react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Play } from 'lucide-react'

/** Resumes what holds an e-mail: its run or its whole sequence. Takes effect at once and can be undone. */
export function useResume() {
  const { i18n } = useLingui()
  const showFailure = useShowFailure()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const options = {
    onError: showFailure,
    onSettled: () => void queryClient.invalidateQueries(),
  }
  const resumeRun = useMutation(trpc.run.resume.mutationOptions(options))
  const pauseRun = useMutation(trpc.run.pause.mutationOptions(options))
  const setStatus = useMutation(trpc.automation.setStatus.mutationOptions(options))
  return (job: Pick<JobRow, 'holdReason' | 'runId' | 'automation' | 'lead'>) => {
    if (job.holdReason === 'RUN_PAUSED') {
      const text = i18n.t('Alur untuk {name} dilanjutkan', { name: job.lead.name })
      const onUndo = () => pauseRun.mutate({ id: job.runId })
      resumeRun.mutate({ id: job.runId }, { onSuccess: () => toast.undo({ text, icon: Play, onUndo }) })
      return
    }
    const { id, name } = job.automation
    const text = i18n.t('Alur "{name}" dilanjutkan', { name })
    const onUndo = () => setStatus.mutate({ id, status: 'paused' })
    setStatus.mutate({ id, status: 'active' }, { onSuccess: () => toast.undo({ text, icon: Play, onUndo }) })
  }
}
