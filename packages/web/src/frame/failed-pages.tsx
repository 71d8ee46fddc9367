import { ErrorPage } from '@booster/ui/feedback/error-page'
import { requestIdOf } from '@booster/ui/format/request-id'
import type { AppHome } from '../address/paths.ts'

/** The pages of an app for an address that leads nowhere and for a page that broke while it was drawn. */
export function failedPages(home: AppHome) {
  return {
    MissingPage() {
      return <ErrorPage status={404} homeHref={home} />
    },
    BrokenPage({ error }: { readonly error: unknown }) {
      return (
        <ErrorPage
          status={500}
          homeHref={home}
          requestId={requestIdOf(error)}
          onRetry={() => location.reload()}
        />
      )
    },
  }
}
