import { ErrorPage } from '@booster/ui/feedback/error-page'
import { requestIdOf } from '@booster/ui/format/request-id'
import type { ErrorComponentProps } from '@tanstack/react-router'

export function MissingPage() {
  return <ErrorPage status={404} homeHref="/admin/" />
}

export function BrokenPage({ error, reset }: ErrorComponentProps) {
  return <ErrorPage status={500} homeHref="/admin/" requestId={requestIdOf(error)} onRetry={reset} />
}
