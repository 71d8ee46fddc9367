import type { FilterRule } from '@booster/contracts/sending/setup-check'
import type { I18n } from '@lingui/core'

type Words = { readonly holds: (i18n: I18n) => string; readonly hit: (i18n: I18n, detail: string) => string }

export const RULE_WORDS = {
  SPAM_WORDS: {
    holds: (i18n) => i18n.t('Tanpa kata yang dicurigai filter'),
    hit: (i18n, detail) => i18n.t('Kata yang dicurigai filter: {detail}', { detail }),
  },
  SUBJECT_SHOUTS: {
    holds: (i18n) => i18n.t('Subjek tanpa huruf besar dan tanda seru berlebihan'),
    hit: (i18n) => i18n.t('Subjek berhuruf besar atau banyak tanda seru'),
  },
  LINK_SHORTENED: {
    holds: (i18n) => i18n.t('Tanpa tautan pendek'),
    hit: (i18n, detail) => i18n.t('Tautan pendek: {detail}', { detail }),
  },
  IMAGE_WITHOUT_ALT: {
    holds: (i18n) => i18n.t('Semua gambar punya teks pengganti'),
    hit: (i18n) => i18n.t('Ada gambar tanpa teks pengganti'),
  },
  SIZE_OVER_LIMIT: {
    holds: (i18n) => i18n.t('Di bawah 100 kB, jadi tidak terpotong'),
    hit: (i18n, detail) => i18n.t('{detail} kB: di atas 100 kB email dipotong', { detail }),
  },
} satisfies Record<FilterRule, Words>
