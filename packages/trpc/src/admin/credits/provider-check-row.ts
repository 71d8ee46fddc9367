import type { ProviderCheckRow } from '@booster/contracts/provider'
import { isoOf } from '@booster/db/connection/iso-time'
import type { CheckRow } from '@booster/db/provider/list-checks'

export function providerCheckRowOf(check: CheckRow): ProviderCheckRow {
  const { id, at, cause, credits, level, errorCode, message, durationMs } = check
  return { id, at: isoOf(at), cause, credits, level, errorCode, message, durationMs }
}
