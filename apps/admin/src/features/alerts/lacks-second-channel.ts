import type { Alert } from './alert-look.ts'

type Facts = Pick<Alert, 'kind' | 'state'> & {
  readonly deliveries: readonly Pick<Alert['deliveries'][number], 'channel'>[]
}

/** What says that the provider refuses leaves by mail through that very provider, and by nothing else. */
export function lacksSecondChannel({ kind, state, deliveries }: Facts): boolean {
  if (kind !== 'provider_blocked' || state === 'resolved' || deliveries.length === 0) return false
  return !deliveries.some(({ channel }) => channel === 'webhook')
}
