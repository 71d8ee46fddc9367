import type { providerChecked } from '@booster/contracts/provider'
import { isoOf } from '@booster/db/connection/iso-time'
import type { CheckedCredit } from '@booster/services/provider-credit/check-provider-credit'
import type { z } from 'zod'

/** What a check came to, as it leaves over the wire. */
export function providerCheckedOf(checked: CheckedCredit): z.infer<typeof providerChecked> {
  if (checked.kind === 'unknown') {
    return { kind: 'unknown', errorCode: checked.errorCode, message: checked.message }
  }
  if (checked.kind === 'cooling_down') return { kind: 'cooling_down', retryAt: isoOf(checked.retryAt) }
  const { credits, level, openedAlertId, resolvedAlertIds } = checked
  return { kind: 'known', credits, level, openedAlertId, resolvedAlertIds: [...resolvedAlertIds] }
}
