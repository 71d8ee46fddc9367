import { toast } from '@booster/ui/feedback/toast'
import { requestIdOf } from '@booster/ui/format/request-id'
import { useLingui } from '@lingui/react'
import { errorText } from '../words/refusal-words.ts'

/** Shows why a command failed, with the code that support asks for. */
export function useShowFailure(): (error: unknown) => void {
  const { i18n } = useLingui()
  return (error) => {
    toast.error({ text: errorText(i18n, error), requestId: requestIdOf(error) })
  }
}
