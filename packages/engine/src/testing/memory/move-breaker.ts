import type { BreakerPace, Changed, ClaimedBatch } from '../../ports.ts'
import type { MemoryState } from './memory-state.ts'
import type { BreakerRow } from './rows.ts'

const PROBE_MS = 30_000
const OPENINGS_AT_MOST = 10
const SENDING = 'sending'

/** Opens the breaker; the cool-down doubles with every opening in a row. An open one stays as it is. */
export function openBreaker(
  state: MemoryState,
  { provider, coolDownMs, coolDownAtMostMs }: { readonly provider: string } & BreakerPace,
): { readonly opened: boolean } {
  const before: BreakerRow = state.breakers.get(provider) ?? { state: 'closed', retryAtMs: 0, openCount: 0 }
  if (before.state === 'open') return { opened: false }
  state.breakers.set(provider, {
    state: 'open',
    retryAtMs: state.nowMs + Math.min(coolDownAtMostMs, coolDownMs * 2 ** before.openCount),
    openCount: Math.min(before.openCount + 1, OPENINGS_AT_MOST),
  })
  return { opened: true }
}

export function closeBreaker(
  state: MemoryState,
  { provider }: { readonly provider: string },
): { readonly closed: boolean } {
  const before = state.breakers.get(provider)
  if (before === undefined || before.state === 'closed') return { closed: false }
  state.breakers.set(provider, { state: 'closed', retryAtMs: 0, openCount: 0 })
  return { closed: true }
}

/** All sending stands still until a person resumes it. */
export function stopSending(state: MemoryState): Changed<'ALREADY_STOPPED'> {
  if (state.breakers.has(SENDING)) return { kind: 'unchanged', reason: 'ALREADY_STOPPED' }
  state.breakers.set(SENDING, { state: 'open', retryAtMs: state.nowMs + 3_600_000, openCount: 1 })
  return { kind: 'changed' }
}

export function resumeSending(state: MemoryState): Changed<'NOT_STOPPED'> {
  return state.breakers.delete(SENDING) ? { kind: 'changed' } : { kind: 'unchanged', reason: 'NOT_STOPPED' }
}

/** The breaker as a claim sees it: after the cool-down one job may try. */
export function readBreaker(state: MemoryState, provider: string): ClaimedBatch['breaker'] {
  if (state.breakers.has(SENDING)) return 'open'
  const breaker = state.breakers.get(provider)
  if (breaker === undefined || breaker.state === 'closed') return 'closed'
  return breaker.retryAtMs <= state.nowMs ? 'probe' : 'open'
}

/** Half open: should the answer of the trying job never come, another may try after a while. */
export function startProbe(state: MemoryState, provider: string): void {
  const breaker = state.breakers.get(provider)
  if (breaker === undefined) return
  breaker.state = 'half_open'
  breaker.retryAtMs = state.nowMs + PROBE_MS
}
