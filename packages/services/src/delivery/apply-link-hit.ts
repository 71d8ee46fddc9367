import { createHash } from 'node:crypto'
import { resolveByDeliveryEvent } from '@booster/engine/flow/6-resolve'
import type { DeliveryReport, Store } from '@booster/engine/ports'

/** Somebody opened one of the signed links in a mail, so the mail arrived. */
export type LinkHit = {
  /** As the link's signature vouches for it. */
  readonly messageRef: string
  readonly kind: 'opened' | 'clicked' | 'unsubscribed'
  /** The target of a click; null for the others. */
  readonly link: string | null
  /** A mail service fetched it, perhaps before anybody looked. */
  readonly byMachine: boolean
}

/** Applies a hit. It is recorded once per mail, kind and target, by people and by machines, however often the link is opened. */
export function applyLinkHit(
  store: Pick<Store, 'applyDeliveryEvent'>,
  { messageRef, kind, link, byMachine }: LinkHit,
): Promise<DeliveryReport> {
  const identity = JSON.stringify(['own link', kind, messageRef, link, ...(byMachine ? ['machine'] : [])])
  return resolveByDeliveryEvent(store, {
    digest: createHash('sha256').update(identity).digest('hex'),
    kind,
    bounceClass: null,
    byMachine,
    at: null,
    link,
    reason: null,
    source: { kind: 'own-link', messageRef },
  })
}
