import { lazy, Suspense } from 'react'
import { useOwnRequests } from './use-own-requests.ts'

const RequestsCard = lazy(async () => ({ default: (await import('./requests-card.tsx')).RequestsCard }))

/** The card of own requests; nothing, and no code for it, before the first one. */
export function OwnRequests() {
  const list = useOwnRequests()
  if (list.isPending || list.data?.pages[0]?.rows.length === 0) return null
  return (
    <Suspense>
      <RequestsCard />
    </Suspense>
  )
}
