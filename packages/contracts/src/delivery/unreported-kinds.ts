import type { MailCounts } from './delivery-figures.ts'

/**
 * Kinds of news of which 0 says nothing: of mails that were sent no delivery was ever reported, so this installation may
 * hear of no complaint, either.
 */
export function unreportedKinds(
  total: Pick<MailCounts, 'sent' | 'delivered' | 'complained'>,
): ReadonlySet<'delivered' | 'complained'> {
  if (total.sent === 0 || total.delivered > 0) return new Set()
  return new Set(total.complained > 0 ? ['delivered'] : ['delivered', 'complained'])
}
