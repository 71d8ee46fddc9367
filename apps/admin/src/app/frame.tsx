import { useTRPC } from '@booster/trpc/react'
import { ErrorPage } from '@booster/ui/feedback/error-page'
import { requestIdOf } from '@booster/ui/format/request-id'
import { setServerNow } from '@booster/ui/format/server-clock'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ForbiddenPage } from './forbidden-page.tsx'
import { Shell } from './shell.tsx'

/** What every signed-in page stands in; affiliates are told where their own app is. */
export function Frame() {
  const me = useQuery(useTRPC().session.me.queryOptions(undefined, { staleTime: 60_000 }))
  const serverNow = me.data?.serverNow
  useEffect(() => {
    if (serverNow !== undefined) setServerNow(serverNow)
  }, [serverNow])
  if (me.data === undefined) {
    if (me.error === null) return null
    return (
      <ErrorPage
        status={500}
        homeHref="/admin/"
        requestId={requestIdOf(me.error)}
        onRetry={() => void me.refetch()}
      />
    )
  }
  if (me.data.user.role !== 'admin') return <ForbiddenPage me={me.data} />
  return <Shell me={me.data} />
}
