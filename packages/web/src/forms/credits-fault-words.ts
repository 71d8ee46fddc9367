import { formatNumber } from '@booster/ui/format/number'
import type { I18n } from '@lingui/core'
import type { TypedCredits } from './read-credits.ts'

/** What is wrong with an amount as it was typed; undefined: nothing is. */
export function creditsFaultWords(i18n: I18n, { kind }: TypedCredits, atMost: number): string | undefined {
  if (kind === 'ok') return undefined
  const words = {
    empty: i18n.t('Isi jumlah kredit.'),
    'no-number': i18n.t('Tulis angka bulat, misalnya 1.000.'),
    zero: i18n.t('Jumlahnya tidak boleh 0.'),
    'too-much': i18n.t('Paling banyak {atMost} kredit sekali.', {
      atMost: formatNumber(atMost, i18n.locale === 'en' ? 'en' : 'id'),
    }),
  } satisfies Record<Exclude<TypedCredits['kind'], 'ok'>, string>
  return words[kind]
}
