import type { DeliveryKind } from '@booster/engine/domain/delivery-event'
import { resolveByDeliveryEvent } from '@booster/engine/flow/6-resolve'
import type { Store } from '@booster/engine/ports'
import { readWebhookEvent } from '@booster/mail/mailketing/webhook-event'

export type ProviderEventAnswer =
  | {
      readonly kind: 'applied'
      readonly event: DeliveryKind
      readonly known: boolean
      readonly matched: boolean
    }
  /** Not about a mail of ours: acknowledged, so that the provider does not send it again. */
  | { readonly kind: 'ignored' }
  | { readonly kind: 'malformed'; readonly field: string }

/** Reads what the provider's webhook sent and applies it. */
export async function applyProviderEvent(
  store: Pick<Store, 'applyDeliveryEvent'>,
  payload: unknown,
  { isRetry = false }: { readonly isRetry?: boolean } = {},
): Promise<ProviderEventAnswer> {
  const read = readWebhookEvent(payload)
  if (read.kind === 'malformed') return read
  if (read.kind === 'ignored') return { kind: 'ignored' }
  const { event } = read
  const { known, matched } = await resolveByDeliveryEvent(store, {
    digest: event.digest,
    kind: event.kind,
    bounceClass: event.bounceClass ?? null,
    at: event.at ?? null,
    link: event.link ?? null,
    reason: event.reason ?? null,
    isRetry,
    source: {
      kind: 'provider',
      email: event.email,
      messageRef: event.messageRef ?? null,
      providerId: event.messageId ?? null,
      payload,
    },
  })
  return { kind: 'applied', event: event.kind, known, matched }
}
