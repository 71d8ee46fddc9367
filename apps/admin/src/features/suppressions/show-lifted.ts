import type { LiftedPortion } from '@booster/contracts/suppressions'
import { toast } from '@booster/ui/feedback/toast'
import type { I18n } from '@lingui/core'

/** Says what came of taking blocks back. */
export function showLifted(i18n: I18n, { lifted, mails, unfunded, kept }: Omit<LiftedPortion, 'next'>): void {
  const parts = [
    i18n.t('Blokir {lifted, number} alamat dibuka, {mails, number} email dikirim lagi.', { lifted, mails }),
    unfunded > 0 && i18n.t('{unfunded, number} email menunggu kredit affiliate.', { unfunded }),
    kept > 0 && i18n.t('{kept, number} lead tetap berhenti: mereka sendiri yang meminta.', { kept }),
  ]
  toast.show({ text: parts.filter((part) => part !== false).join(' ') })
}
