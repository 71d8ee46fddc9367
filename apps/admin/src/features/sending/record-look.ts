import type { SetupLevel, SetupRecord } from '@booster/contracts/sending/setup-check'
import type { StatusLook } from '@booster/ui/status/status-look'
import { CircleCheck, CircleQuestionMark, CircleX, Info } from 'lucide-react'

export const LEVEL_LOOK = {
  right: { tone: 'healthy', icon: CircleCheck, word: /*i18n*/ 'Benar' },
  note: { tone: 'info', icon: Info, word: /*i18n*/ 'Bisa lebih baik' },
  unknown: { tone: 'unconfirmed', icon: CircleQuestionMark, word: /*i18n*/ 'Belum pasti' },
  wrong: { tone: 'danger', icon: CircleX, word: /*i18n*/ 'Perlu diperbaiki' },
} satisfies Record<SetupLevel, StatusLook>

/** Name and purpose of what is looked at. */
export const RECORD_WORDS = {
  spf: { title: 'SPF', note: /*i18n*/ 'server yang boleh mengirim' },
  dkim: { title: 'DKIM', note: /*i18n*/ 'tanda tangan email' },
  dmarc: { title: 'DMARC', note: /*i18n*/ 'nasib email palsu, dan apakah email Anda cocok' },
  mx: { title: 'MX', note: /*i18n*/ 'tempat balasan dan bounce diterima' },
  'public-url': { title: 'PUBLIC_URL', note: /*i18n*/ 'alamat tautan di email' },
} satisfies Record<SetupRecord['kind'], { readonly title: string; readonly note: string }>
