import { Banner } from '@booster/ui/feedback/banner'
import { ErrorId } from '@booster/ui/feedback/error-id'
import { requestIdOf } from '@booster/ui/format/request-id'
import { useLingui } from '@lingui/react'
import { errorText } from './refusal-words.ts'

/** Why something was not done, in a dialog or form that keeps what was typed. @param words instead of the usual ones */
export function RefusalBanner({
  error,
  words,
}: {
  readonly error: unknown
  readonly words?: string | undefined
}) {
  const { i18n } = useLingui()
  const requestId = requestIdOf(error)
  return (
    <Banner tone="danger" title={words ?? errorText(i18n, error)}>
      {requestId !== null && <ErrorId requestId={requestId} />}
    </Banner>
  )
}
