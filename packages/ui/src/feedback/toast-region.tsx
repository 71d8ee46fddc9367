import { lazy, Suspense, useSyncExternalStore } from 'react'
import { hasNotices, subscribeToNotices } from './toast.ts'

const ToastList = lazy(async () => ({ default: (await import('./toast-list.tsx')).ToastList }))

/** The place where toasts appear; once per app (UiRoot brings it). Its code is fetched with the first toast. */
export function ToastRegion() {
  const used = useSyncExternalStore(subscribeToNotices, hasNotices)
  if (!used) return null
  return (
    <Suspense>
      <ToastList />
    </Suspense>
  )
}
