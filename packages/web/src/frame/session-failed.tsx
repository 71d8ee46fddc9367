import { ErrorPage } from '@booster/ui/feedback/error-page'
import type { AppHome } from '../address/paths.ts'
import { factsOf } from '../api/error-facts.ts'

/** Nobody knows who is signed in. On 401 the sign-in page is already on its way. */
export function SessionFailed(props: {
  readonly home: AppHome
  readonly error: unknown
  readonly onRetry: () => void
}) {
  const { httpStatus, requestId } = factsOf(props.error)
  if (httpStatus === 401) return null
  return (
    <ErrorPage
      status={httpStatus === 403 ? 403 : 500}
      homeHref={props.home}
      requestId={requestId}
      onRetry={props.onRetry}
    />
  )
}
