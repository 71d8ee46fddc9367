import type { RunStatus } from './run.ts'

/** Why a run is not cancelled, paused or resumed. */
export const RUN_REFUSALS = ['ALREADY_CLOSED', 'ALREADY_PAUSED', 'NOT_PAUSED'] as const
export type RunRefusal = (typeof RUN_REFUSALS)[number]

export const RUN_ACTIONS = ['cancel', 'pause', 'resume'] as const
export type RunAction = (typeof RUN_ACTIONS)[number]

const CLOSED = { cancel: 'ALREADY_CLOSED', pause: 'ALREADY_CLOSED', resume: 'ALREADY_CLOSED' } as const

/** Per state and action: null when it is possible, else why not. */
export const RUN_REFUSAL_TABLE = {
  active: { cancel: null, pause: null, resume: 'NOT_PAUSED' },
  paused: { cancel: null, pause: 'ALREADY_PAUSED', resume: null },
  completed: CLOSED,
  failed: CLOSED,
  cancelled: CLOSED,
} as const satisfies Record<RunStatus, Record<RunAction, RunRefusal | null>>

export function whyNotRun(action: RunAction, status: RunStatus): RunRefusal | null {
  return RUN_REFUSAL_TABLE[status][action]
}
