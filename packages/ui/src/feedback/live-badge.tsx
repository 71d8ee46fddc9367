import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { Pause, RefreshCw, WifiOff } from 'lucide-react'
import { useTimeText } from '../data/time.tsx'
import { Tooltip } from './tooltip.tsx'

export type LiveState = 'live' | 'paused' | 'reconnecting' | 'offline'

export interface LiveBadgeProps {
  readonly state: LiveState
  /** When the data was last known to be fresh. */
  readonly lastUpdateAt?: string | Date | number | null | undefined
  /** Given: the badge is a button that pauses and resumes. */
  readonly onToggle?: (() => void) | undefined
}

const SHAPES = {
  live: null,
  paused: Pause,
  reconnecting: RefreshCw,
  offline: WifiOff,
} as const satisfies Record<LiveState, unknown>

/** Whether the page follows the server: langsung, dijeda, menyambung ulang, luring. */
export function LiveBadge({ state, lastUpdateAt, onToggle }: LiveBadgeProps) {
  const { i18n } = useLingui()
  const clock = useTimeText('clock')
  const seconds = useTimeText('seconds')
  const lastMs = lastUpdateAt ? new Date(lastUpdateAt).getTime() : null
  const Shape = SHAPES[state]
  const word = liveWord(i18n, state)
  const offlineSince =
    state === 'offline' && lastMs !== null ? ` · ${i18n.t('data per {clock}', { clock: clock(lastMs) })}` : ''
  const inside = (
    <>
      {Shape ? <Shape className="icon" /> : <span className="live__dot" />}
      <span className="live__word">
        {word}
        {offlineSince}
      </span>
    </>
  )
  if (!onToggle) {
    return (
      <span className="live" data-live={state} role="status">
        {inside}
      </span>
    )
  }
  const action =
    state === 'paused' ? i18n.t('Lanjutkan pembaruan langsung') : i18n.t('Jeda pembaruan langsung')
  const since = lastMs === null ? '' : ` ${i18n.t('Diperbarui {clock}', { clock: seconds(lastMs) })}.`
  return (
    <Tooltip text={`${action}.${since}`} side="bottom">
      <button
        type="button"
        className="live"
        data-live={state}
        aria-pressed={state === 'paused'}
        onClick={onToggle}
      >
        {inside}
      </button>
    </Tooltip>
  )
}

function liveWord(i18n: I18n, state: LiveState): string {
  if (state === 'live') return i18n.t('Langsung')
  if (state === 'paused') return i18n.t('Dijeda')
  if (state === 'reconnecting') return i18n.t('Menyambung ulang')
  return i18n.t('Offline')
}
