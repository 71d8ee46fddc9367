import type { TopUpRefusal } from '@booster/engine/domain/top-ups/top-up-request'
import { factsOf } from '@booster/web/api/error-facts'
import { errorText } from '@booster/web/words/refusal-words'
import type { I18n } from '@lingui/core'

/** Why a decision was not taken: most often somebody else was faster, who is named. */
export function decisionErrorText(i18n: I18n, error: unknown): string {
  const { reason, by } = factsOf(error)
  if (by === null || reason === null) return errorText(i18n, error)
  const words: Readonly<Record<TopUpRefusal, string>> = {
    TOP_UP_APPROVED: i18n.t('Sudah disetujui oleh {by}. Tidak ada yang dicatat lagi.', { by }),
    TOP_UP_REFUSED: i18n.t('Sudah ditolak oleh {by}.', { by }),
    TOP_UP_CANCELLED: i18n.t('Sudah dibatalkan oleh {by}.', { by }),
  }
  return isRefusal(reason, words) ? words[reason] : errorText(i18n, error)
}

function isRefusal(reason: string, words: Readonly<Record<TopUpRefusal, string>>): reason is TopUpRefusal {
  return Object.hasOwn(words, reason)
}
