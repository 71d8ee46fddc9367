import type { Alert } from './alert-look.ts'

type Facts = Pick<Alert, 'kind' | 'state'> & {
  /** Of `provider_blocked`: the provider. */
  readonly subject: string
  readonly deliveries: readonly Pick<Alert['deliveries'][number], 'channel' | 'road'>[]
}

/** What says that the provider refuses leaves by mail through that very provider, and by nothing else. */
export function lacksSecondChannel({ kind, state, subject, deliveries }: Facts): boolean {
  if (kind !== 'provider_blocked' || state === 'resolved' || deliveries.length === 0) return false
  return !deliveries.some(({ channel, road }) => channel === 'webhook' || (road !== null && road !== subject))
}
