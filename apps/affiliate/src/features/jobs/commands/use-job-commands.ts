import type { JobRow } from '@booster/contracts/jobs/jobs'
import { toast } from '@booster/ui/feedback/toast'
import { useTRPC } from '@booster/web/api/client'
import { TOUCHED_BY_SENDING, useCommandEnd } from '@booster/web/api/use-command-end'
import { refusalWords } from '@booster/web/words/refusal-words'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { RotateCcw, Send } from 'lucide-react'
import type { JobCommands } from './job-actions.tsx'
import { useCancelJobs } from './use-cancel-jobs.ts'
import { useResume } from './use-resume.ts'

/** What a person can do with e-mails, besides opening one and deciding about one. */
export function useJobCommands(): Omit<JobCommands, 'open' | 'decide'> {
  const cancel = useCancelJobs()
  const retry = useRetryJobs()
  const sendNow = useSendJobNow()
  return {
    cancel: (jobs) => cancel.mutate(idsOf(jobs)),
    retry: (jobs) => retry.mutate(idsOf(jobs)),
    sendNow: (job) => sendNow.mutate(idsOf([job])),
    resume: useResume(),
  }
}

function idsOf(jobs: readonly JobRow[]) {
  return { jobIds: jobs.map(({ id }) => id) }
}

function useRetryJobs() {
  const { i18n } = useLingui()
  const { onError: fail, onSettled: refresh } = useCommandEnd(TOUCHED_BY_SENDING)
  return useMutation(
    useTRPC().job.retry.mutationOptions({
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
}

function useSendJobNow() {
  const { i18n } = useLingui()
  const { onError: fail, onSettled: refresh } = useCommandEnd(TOUCHED_BY_SENDING)
  return useMutation(
    useTRPC().job.sendNow.mutationOptions({
      onSuccess: () => toast.show({ text: i18n.t('Email dikirim sekarang'), icon: Send }),
      onError: fail,
      onSettled: refresh,
    }),
  )
}
