import { ErrorPage } from '@booster/ui/feedback/error-page'
import { requestIdOf } from '@booster/ui/format/request-id'
import { HOME } from '../session/paths.ts'

/** No page has this address. */
export function NotFoundPage() {
  return <ErrorPage status={404} homeHref={HOME} />
}

/** A page broke while it was drawn. */
export function PageFailed({ error }: { readonly error: unknown }) {
  return (
    <ErrorPage
      status={500}
      homeHref={HOME}
      requestId={requestIdOf(error) ?? undefined}
      onRetry={() => location.reload()}
    />
  )
}
