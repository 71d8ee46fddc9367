import type {
  CatchUpRule,
  NoCreditRule,
  OpensRule,
  ReentryRule,
  UnconfirmedRule,
} from '@booster/engine/domain/automation'
import type { SuppressionReason } from '@booster/engine/domain/delivery-event'
import type { TopUpState } from '@booster/engine/domain/top-ups/top-up-request'
import type { Verdict } from '@booster/engine/domain/verdict'
import type { KnownLeadRule } from '../imports/lead-imports.ts'
import type { Language } from '../messages/messages.ts'
import { NOTICE_CHANNELS, type NoticeChannel, type NoticeKind } from '../notices/notice-kinds.ts'

type Words = Readonly<Record<Language, string>>

const SUPPRESSIONS = {
  unsubscribed: { id: 'Berhenti langganan', en: 'Unsubscribed' },
  erased: { id: 'Data dihapus', en: 'Data erased' },
  soft_bounces: { id: 'Berkali-kali terpental', en: 'Bounced again and again' },
  refused: { id: 'Alamat ditolak', en: 'Address refused' },
  hard_bounce: { id: 'Alamat tidak ada', en: 'Address does not exist' },
  complaint: { id: 'Dilaporkan spam', en: 'Marked as spam' },
} satisfies Record<SuppressionReason, Words>

const UNCONFIRMED = {
  release: { id: 'Lepas kreditnya', en: 'Release the credit' },
  send_again_once: { id: 'Kirim lagi sekali', en: 'Send again once' },
} satisfies Record<UnconfirmedRule, Words>

const NOTICES: Readonly<Record<NoticeKind, Words>> = {
  low_credit: { id: 'Kredit menipis', en: 'Low credit' },
  out_of_credit: { id: 'Kredit habis', en: 'Out of credit' },
  sequence_stopped: { id: 'Alur berhenti', en: 'Sequence stopped' },
  many_failures: { id: 'Banyak email gagal', en: 'Many failed emails' },
  unconfirmed_waiting: { id: 'Email belum pasti', en: 'Unconfirmed emails' },
  import_finished: { id: 'Impor selesai', en: 'Import finished' },
}

const CHANNELS: Readonly<Record<NoticeChannel, Words>> = {
  app: { id: 'di aplikasi', en: 'in the app' },
  email: { id: 'lewat email', en: 'by email' },
}

const MUTED: Readonly<Record<string, Words>> = Object.fromEntries(
  Object.entries(NOTICES).flatMap(([kind, of]) =>
    NOTICE_CHANNELS.map((channel): [string, Words] => [
      `${kind}.${channel}`,
      { id: `${of.id} ${CHANNELS[channel].id}`, en: `${of.en} ${CHANNELS[channel].en}` },
    ]),
  ),
)

/** Codes that stand in one field only, by that field. */
export const VALUE_WORDS: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  by: {
    invite: { id: 'Undangan', en: 'Invitation' },
    reset: { id: 'Tautan kata sandi', en: 'Password link' },
  },
  catchUp: {
    send_now: { id: 'Kirim segera', en: 'Send at once' },
    spread: { id: 'Kirim bertahap', en: 'Spread out' },
    drop: { id: 'Batalkan', en: 'Drop' },
  } satisfies Record<CatchUpRule, Words>,
  kind: {
    delivered: { id: 'Dikirim', en: 'Delivered' },
    muted: { id: 'Dibisukan', en: 'Muted' },
    ...NOTICES,
  },
  mutedNotices: MUTED,
  onKnown: {
    skip: { id: 'Biarkan', en: 'Leave as they are' },
    update: { id: 'Perbarui', en: 'Update' },
  } satisfies Record<KnownLeadRule, Words>,
  onNoCredit: {
    fail: { id: 'Gagalkan', en: 'Fail' },
    hold: { id: 'Tahan', en: 'Hold' },
  } satisfies Record<NoCreditRule, Words>,
  onUnconfirmed: UNCONFIRMED,
  policy: UNCONFIRMED,
  reason: SUPPRESSIONS,
  reentry: {
    once: { id: 'Sekali saja', en: 'Once only' },
    keyed: { id: 'Sekali per kunci', en: 'Once per key' },
  } satisfies Record<ReentryRule, Words>,
  state: {
    open: { id: 'Terbuka', en: 'Open' },
    approved: { id: 'Disetujui', en: 'Approved' },
    refused: { id: 'Ditolak', en: 'Refused' },
    cancelled: { id: 'Dibatalkan', en: 'Cancelled' },
    resolved: { id: 'Selesai', en: 'Resolved' },
  } satisfies Record<TopUpState | 'resolved', Words>,
  stop: {
    all: { id: 'Semua alur', en: 'Every sequence' },
    sequence: { id: 'Satu alur', en: 'One sequence' },
  },
  suppression: SUPPRESSIONS,
  trackOpens: {
    auto: { id: 'Otomatis', en: 'Automatic' },
    on: { id: 'Ya', en: 'Yes' },
    off: { id: 'Tidak', en: 'No' },
  } satisfies Record<OpensRule, Words>,
  timeZone: {
    'Asia/Jakarta': { id: 'WIB', en: 'WIB' },
    'Asia/Makassar': { id: 'WITA', en: 'WITA' },
    'Asia/Jayapura': { id: 'WIT', en: 'WIT' },
  },
  verdict: {
    was_sent: { id: 'Sudah terkirim', en: 'Was sent' },
    send_again: { id: 'Kirim lagi', en: 'Send again' },
    release: { id: 'Lepas kreditnya', en: 'Release the credit' },
  } satisfies Record<Verdict, Words>,
}
