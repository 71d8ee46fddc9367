import type { SuppressionGroup } from '@booster/contracts/suppressions'
import type { I18n } from '@lingui/core'

const REASONS = {
  soft_bounces: /*i18n*/ 'Terpental lima kali berturut-turut',
  refused: /*i18n*/ 'Ditolak saat dikirim',
  hard_bounce: /*i18n*/ 'Terpental setelah dikirim',
} satisfies Record<SuppressionGroup['reason'], string>

export function reasonWords(i18n: I18n, reason: SuppressionGroup['reason']): string {
  return i18n.t(REASONS[reason])
}
