import { toast } from '@booster/ui/feedback/toast'
import { requestIdOf } from '@booster/ui/format/request-id'
import type { BoosterError } from '@booster/web/api/client'
import { errorText } from '@booster/web/words/refusal-words'
import { useLingui } from '@lingui/react'
import { useQueryClient } from '@tanstack/react-query'

const TOUCHED = [[['job']], [['run']], [['stats']], [['session']], [['automation']]]

/** How every command to e-mails ends: a failure is shown, and what it touched is fetched again. */
export function useJobMutationEnd() {
  const { i18n } = useLingui()
  const queryClient = useQueryClient()
  return {
    fail: (error: BoosterError) =>
      toast.error({ text: errorText(i18n, error), requestId: requestIdOf(error) }),
    refresh: () => {
      for (const queryKey of TOUCHED) void queryClient.invalidateQueries({ queryKey })
    },
  }
}
