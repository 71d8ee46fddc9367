import type { WebhookDoor, WebhookRefusal } from '@booster/contracts/sending/webhook-health'

export const DOOR_WORDS = {
  mailketing: /*i18n*/ 'Webhook Mailketing',
  dsn: /*i18n*/ 'Bounce lewat email',
  imap: /*i18n*/ 'Kotak surat pantulan',
} satisfies Record<WebhookDoor, string>

export const REFUSAL_WORDS = {
  WRONG_SECRET: /*i18n*/ 'Rahasia salah atau tidak ada',
  NO_SECRET: /*i18n*/ 'MAILKETING_WEBHOOK_SECRET belum diisi',
  UNREADABLE: /*i18n*/ 'Isi tidak bisa dibaca',
  TOO_LARGE: /*i18n*/ 'Isi terlalu besar',
  FAILED: /*i18n*/ 'Gangguan di pihak kami; pengirim akan mencoba lagi',
} satisfies Record<WebhookRefusal, string>
