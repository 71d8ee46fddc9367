import { useLingui } from '@lingui/react'
import { WifiOff } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTimeText } from '../data/time.tsx'

export interface OfflineBannerProps {
  /** When the data on the page was last fresh. */
  readonly lastUpdateAt?: string | Date | number | null | undefined
}

/** "Offline — data per 14.00 WIB", only while the browser has no network. */
export function OfflineBanner({ lastUpdateAt }: OfflineBannerProps) {
  const { i18n } = useLingui()
  const clock = useTimeText('clock')
  if (useOnline()) return null
  return (
    <p className="offline-bar" role="status">
      <WifiOff className="icon" />
      <span>
        <strong>{i18n.t('Offline')}</strong>
        {lastUpdateAt
          ? ` — ${i18n.t('data per {clock}', { clock: clock(new Date(lastUpdateAt).getTime()) })}`
          : null}
        . {i18n.t('Perubahan menunggu sampai tersambung lagi.')}
      </span>
    </p>
  )
}

/** Whether the browser has a network. */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine)
}

/** While offline: the reason to put into a button's `disabledReason`; otherwise undefined. */
export function useOfflineReason(): string | undefined {
  const { i18n } = useLingui()
  return useOnline() ? undefined : i18n.t('Offline: tunggu sampai tersambung lagi')
}

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}
