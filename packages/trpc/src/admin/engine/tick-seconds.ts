import type { Services } from '../../context.ts'

const DEFAULT_TICK_SECONDS = 15

export function tickSecondsOf(services: Services): number {
  return services.engine.tickSeconds ?? DEFAULT_TICK_SECONDS
}
