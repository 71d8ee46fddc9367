import type { ClaimForecastView } from '@booster/contracts/jobs/claim-forecast'
import type { I18n } from '@lingui/core'

type Gate = NonNullable<ClaimForecastView['gate']>
type Words = {
  /** The small line of a list. */
  readonly short: string
  /** What the drawer says, in sentences; what becomes of the e-mail comes first. */
  readonly full: string
}

/** Nothing stands against it: it leaves now, or at its time. */
const FREE = {
  short: /*i18n*/ 'Segera dikirim',
  full: /*i18n*/ 'Sudah waktunya. Email ini dikirim begitu gilirannya tiba, biasanya dalam beberapa detik.',
} satisfies Words

const WAITS_FOR_CREDIT = {
  short: /*i18n*/ 'Kredit kurang, akan menunggu',
  full: /*i18n*/ 'Kredit Anda tidak cukup untuk email ini. Email ini akan ditahan sampai kredit diisi.',
} satisfies Words

/** What stands between an e-mail and its sending, and what the engine then does with it. */
const GATES = {
  SENDING_STOPPED: {
    short: /*i18n*/ 'Pengiriman dihentikan',
    full: /*i18n*/ 'Admin sedang menghentikan semua pengiriman. Email ini menunggu sampai dilanjutkan.',
  },
  BREAKER_OPEN: {
    short: /*i18n*/ 'Menunggu penyedia email',
    full: /*i18n*/ 'Penyedia email sedang menolak pengiriman. Email ini menunggu dan dicoba lagi otomatis; admin sudah diberi tahu.',
  },
  NO_ADDRESS: {
    short: /*i18n*/ 'Tanpa alamat email, akan dibatalkan',
    full: /*i18n*/ 'Email ini akan dibatalkan, karena lead tidak punya alamat email.',
  },
  SUPPRESSED: {
    short: /*i18n*/ 'Alamat diblokir, akan dibatalkan',
    full: /*i18n*/ 'Email ini akan dibatalkan, karena alamat lead pernah ditolak.',
  },
  UNSUBSCRIBED: {
    short: /*i18n*/ 'Berhenti berlangganan, akan dibatalkan',
    full: /*i18n*/ 'Email ini akan dibatalkan, karena lead sudah berhenti berlangganan.',
  },
  LEFT_SEQUENCE: {
    short: /*i18n*/ 'Keluar dari alur, akan dibatalkan',
    full: /*i18n*/ 'Email ini akan dibatalkan, karena lead sudah keluar dari alur ini.',
  },
  GOAL_REACHED: {
    short: /*i18n*/ 'Tujuan tercapai, akan dibatalkan',
    full: /*i18n*/ 'Email ini akan dibatalkan, karena tujuan alur sudah tercapai.',
  },
  RUN_CANCELLED: {
    short: /*i18n*/ 'Alur lead dihentikan, akan dibatalkan',
    full: /*i18n*/ 'Email ini akan dibatalkan, karena alur untuk lead ini sudah dihentikan.',
  },
  STEP_DELETED: {
    short: /*i18n*/ 'Langkah dihapus, akan dibatalkan',
    full: /*i18n*/ 'Email ini akan dibatalkan, karena langkahnya sudah dihapus dari alur.',
  },
  AUTOMATION_ARCHIVED: {
    short: /*i18n*/ 'Alur diarsipkan, akan dibatalkan',
    full: /*i18n*/ 'Email ini akan dibatalkan, karena alurnya sudah diarsipkan.',
  },
  AFFILIATE_SUSPENDED: {
    short: /*i18n*/ 'Akun dihentikan sementara, akan ditahan',
    full: /*i18n*/ 'Email ini akan ditahan, karena admin menangguhkan pengiriman akun Anda.',
  },
  RUN_PAUSED: {
    short: /*i18n*/ 'Dijeda untuk lead ini, akan ditahan',
    full: /*i18n*/ 'Alur dijeda untuk lead ini. Email ini akan ditahan sampai Anda melanjutkannya.',
  },
  AUTOMATION_PAUSED: {
    short: /*i18n*/ 'Alur dijeda, akan ditahan',
    full: /*i18n*/ 'Alurnya dijeda. Email ini akan ditahan sampai alur dilanjutkan.',
  },
  INSUFFICIENT_CREDIT: {
    short: /*i18n*/ 'Kredit kurang, akan gagal',
    full: /*i18n*/ 'Kredit Anda tidak cukup untuk email ini. Email ini akan gagal kalau kredit tidak diisi sebelum waktunya.',
  },
  LEAD_SNOOZED: {
    short: /*i18n*/ 'Lead menjeda email',
    full: /*i18n*/ 'Lead sedang menjeda email dari Anda. Email ini menyusul setelah jedanya selesai.',
  },
  BEHIND_EARLIER_STEP: {
    short: /*i18n*/ 'Menunggu langkah sebelumnya',
    full: /*i18n*/ 'Langkah sebelumnya belum selesai. Email ini menyusul setelahnya, supaya urutannya benar.',
  },
  NOT_DUE: {
    short: /*i18n*/ 'Belum waktunya',
    full: /*i18n*/ 'Belum waktunya.',
  },
} satisfies Record<Gate, Words>

/** Words for what the next claim does with a waiting e-mail; the same wherever it is shown. */
export function forecastWords(i18n: I18n, forecast: ClaimForecastView): Words {
  const { short, full } = wordsOf(forecast)
  return { short: i18n._(short), full: i18n._(full) }
}

/** True: it leaves by itself, now or at its time. */
export function isFree({ gate }: Pick<ClaimForecastView, 'gate'>): boolean {
  return gate === null || gate === 'NOT_DUE'
}

function wordsOf({ gate, outcome }: ClaimForecastView): Words {
  if (gate === null) return FREE
  return gate === 'INSUFFICIENT_CREDIT' && outcome === 'hold' ? WAITS_FOR_CREDIT : GATES[gate]
}
