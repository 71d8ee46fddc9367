import type { WebhookResult } from '@booster/contracts/sending/webhook-health'
import type { MailReportAnswer } from '@booster/services/delivery/apply-mail-report'
import type { ProviderEventAnswer } from '@booster/services/delivery/apply-provider-event'

/** What became of an event, as it is counted. One that cannot be read, in a list with others, is passed over. */
export function resultOf(answer: ProviderEventAnswer | MailReportAnswer): WebhookResult {
  if (answer.kind !== 'applied') return 'ignored'
  if (!answer.matched) return 'unmatched'
  return answer.known ? 'repeated' : 'applied'
}
