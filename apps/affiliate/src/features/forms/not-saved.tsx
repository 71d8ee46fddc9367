import { Banner } from '@booster/ui/feedback/banner'
import { ErrorId } from '@booster/ui/feedback/error-id'
import { requestIdOf } from '@booster/ui/format/request-id'
import { errorText } from '@booster/web/words/refusal-words'
import { useLingui } from '@lingui/react'

/** What kept a form from being saved. What was typed stays where it is. */
export function NotSaved({ error }: { readonly error: unknown }) {
  const { i18n } = useLingui()
  const requestId = requestIdOf(error)
  return (
    <Banner tone="danger" title={errorText(i18n, error)}>
      {requestId !== null && <ErrorId requestId={requestId} />}
    </Banner>
  )
}
