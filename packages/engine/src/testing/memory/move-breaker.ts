import { EVERYBODY_REFUSED, type SendFault } from '../../domain/send-outcome.ts'
import type { BreakerPace, Changed, ClaimedBatch } from '../../ports.ts'
import type { MemoryState } from './memory-state.ts'
import type { BreakerRow } from './rows.ts'

const PROBE_MS = 30_000
const OPENINGS_AT_MOST = 10
const SENDING = 'sending'
const CLOSED: BreakerRow = { state: 'closed', retryAtMs: 0, openCount: 0, errorCode: null }

/** Opens the breaker; the cool-down doubles with every opening in a row. Of an open one only the reason follows. */
export function openBreaker(
  state: MemoryState,
  input: { readonly provider: string; readonly fault: SendFault } & BreakerPace,
): { readonly opened: boolean } {
  const { provider, fault, coolDownMs, coolDownAtMostMs } = input
  const before = state.breakers.get(provider) ?? CLOSED
  if (before.state === 'open') {
    before.errorCode = faultOf(before, fault)
    return { opened: false }
  }
  state.breakers.set(provider, {
    state: 'open',
    retryAtMs: state.nowMs + Math.min(coolDownAtMostMs, coolDownMs * 2 ** before.openCount),
    openCount: Math.min(before.openCount + 1, OPENINGS_AT_MOST),
    errorCode: faultOf(before, fault),
  })
  return { opened: true }
}

/** Refusals of everybody stay the reason until a mail is accepted. */
function faultOf(before: BreakerRow, fault: SendFault): string {
  return before.state !== 'closed' && before.errorCode === EVERYBODY_REFUSED ? EVERYBODY_REFUSED : fault.code
}

export function closeBreaker(
  state: MemoryState,
  { provider, by }: { readonly provider: string; readonly by: 'accepted' | 'rejected' },
): { readonly closed: boolean } {
  const before = state.breakers.get(provider)
  if (before === undefined || before.state === 'closed') return { closed: false }
  if (by === 'rejected' && before.errorCode === EVERYBODY_REFUSED) return { closed: false }
  state.breakers.set(provider, { ...CLOSED })
  return { closed: true }
}

/** All sending stands still until a person resumes it. */
export function stopSending(state: MemoryState): Changed<'ALREADY_STOPPED'> {
  if (state.breakers.has(SENDING)) return { kind: 'unchanged', reason: 'ALREADY_STOPPED' }
  state.breakers.set(SENDING, {
    state: 'open',
    retryAtMs: state.nowMs + 3_600_000,
    openCount: 1,
    errorCode: 'SENDING_STOPPED',
  })
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
