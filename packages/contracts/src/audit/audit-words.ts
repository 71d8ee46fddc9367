import type { AuditAction, AuditActor, AuditObject } from '../audit.ts'
import type { Language } from '../messages/messages.ts'

type Words = Readonly<Record<Language, string>>

/** What was done, as a person would say it; a new action does not compile without its words. */
export const ACTION_WORDS = {
  'alert.acknowledged': { id: 'Menangani peringatan', en: 'Acknowledged an alert' },
  'alert.delivered_again': { id: 'Mengirim ulang peringatan', en: 'Sent an alert again' },
  'alert.opened': { id: 'Membuka peringatan', en: 'Opened an alert' },
  'alert.resolved': { id: 'Menyelesaikan peringatan', en: 'Resolved an alert' },
  'api-key.create': { id: 'Membuat kunci API', en: 'Created an API key' },
  'api-key.revoke': { id: 'Mencabut kunci API', en: 'Revoked an API key' },
  'automation.create': { id: 'Membuat alur', en: 'Created a sequence' },
  'automation.discard-draft': { id: 'Membuang draf alur', en: 'Discarded a draft' },
  'automation.publish': { id: 'Menerbitkan alur', en: 'Published a sequence' },
  'automation.status': { id: 'Mengubah status alur', en: 'Changed the status of a sequence' },
  'automation.test-send': { id: 'Mengirim email uji alur', en: 'Sent a test email of a sequence' },
  'automation.update': { id: 'Mengubah aturan alur', en: 'Changed the rules of a sequence' },
  'credit.adjusted': { id: 'Menyesuaikan saldo', en: 'Adjusted a balance' },
  'credit.topped_up': { id: 'Mengisi ulang kredit', en: 'Topped up credit' },
  'demo.clock_advanced': { id: 'Memajukan jam demo', en: 'Moved the demo clock' },
  'engine.resume-sending': { id: 'Melanjutkan pengiriman', en: 'Resumed sending' },
  'engine.run': { id: 'Menjalankan mesin', en: 'Ran the engine' },
  'engine.stop-sending': { id: 'Menghentikan pengiriman', en: 'Stopped sending' },
  'form.create': { id: 'Membuat formulir', en: 'Created a form' },
  'form.update': { id: 'Mengubah formulir', en: 'Changed a form' },
  'integrity.checked': { id: 'Memeriksa integritas', en: 'Checked the integrity' },
  'job.cancel': { id: 'Membatalkan email', en: 'Cancelled an email' },
  'job.resolve': { id: 'Memutuskan email belum pasti', en: 'Decided an unconfirmed email' },
  'job.retry': { id: 'Mencoba ulang email', en: 'Retried an email' },
  'job.send-now': { id: 'Mengirim email sekarang', en: 'Sent an email at once' },
  'job.undo-cancel': { id: 'Mengurungkan pembatalan email', en: 'Undid the cancelling of an email' },
  'lead.add': { id: 'Menambah lead', en: 'Added a lead' },
  'lead.ask-again': { id: 'Meminta konfirmasi lagi', en: 'Asked for confirmation again' },
  'lead.copy-data': { id: 'Mengunduh data lead', en: "Downloaded a lead's data" },
  'lead.erase': { id: 'Menghapus data lead', en: 'Erased a lead' },
  'lead.leave-sequence': { id: 'Keluar dari alur', en: 'Left a sequence' },
  'lead.event': { id: 'Menerima peristiwa lead', en: 'Took an event of a lead' },
  'lead.lift-suppression': { id: 'Membuka blokir alamat', en: 'Lifted the block of an address' },
  'lead.reactivate': { id: 'Mengaktifkan lead lagi', en: 'Reactivated a lead' },
  'lead.snooze': { id: 'Menunda email', en: 'Paused the emails for a while' },
  'lead.suppress': { id: 'Memblokir alamat', en: 'Blocked an address' },
  'lead.tag': { id: 'Memberi tag', en: 'Tagged a lead' },
  'lead.undo-stop': { id: 'Mengurungkan berhenti', en: 'Undid a stop' },
  'lead.unsubscribe': { id: 'Berhenti langganan', en: 'Unsubscribed' },
  'lead.update': { id: 'Mengubah data lead', en: 'Changed a lead' },
  'lead-import.cancel': { id: 'Menghentikan impor', en: 'Stopped an import' },
  'lead-import.start': { id: 'Memulai impor', en: 'Started an import' },
  'notice.read': { id: 'Membaca pemberitahuan', en: 'Read a notice' },
  'provider_credit.checked': { id: 'Memeriksa kredit penyedia', en: 'Checked the provider credit' },
  'run.cancel': { id: 'Menghentikan alur untuk lead', en: 'Stopped a sequence for a lead' },
  'run.end-by-reply': { id: 'Mengakhiri alur karena dibalas', en: 'Ended a sequence after a reply' },
  'run.pause': { id: 'Menjeda alur untuk lead', en: 'Paused a sequence for a lead' },
  'run.restart': { id: 'Memulai ulang alur untuk lead', en: 'Restarted a sequence for a lead' },
  'run.resume': { id: 'Melanjutkan alur untuk lead', en: 'Resumed a sequence for a lead' },
  'sending.test-mail': { id: 'Mengirim email uji', en: 'Sent a test email' },
  'session.end': { id: 'Mengakhiri sesi', en: 'Ended a session' },
  'settings.update': { id: 'Mengubah pengaturan', en: 'Changed settings' },
  'top-up.add-proof': { id: 'Menambah bukti transfer', en: 'Added proof of a transfer' },
  'top-up.approve': { id: 'Menyetujui isi ulang', en: 'Approved a top-up' },
  'top-up.cancel': { id: 'Membatalkan permintaan isi ulang', en: 'Cancelled a top-up request' },
  'top-up.refuse': { id: 'Menolak isi ulang', en: 'Refused a top-up' },
  'top-up.request': { id: 'Meminta isi ulang', en: 'Requested a top-up' },
  'trigger.bulk-cancel': { id: 'Menghentikan pemicu massal', en: 'Stopped a bulk trigger' },
  'trigger.bulk-start': { id: 'Memulai pemicu massal', en: 'Started a bulk trigger' },
  'trigger.run': { id: 'Menjalankan pemicu', en: 'Ran a trigger' },
  'user.change-password': { id: 'Mengganti kata sandi', en: 'Changed the password' },
  'user.end-view': { id: 'Selesai melihat sebagai affiliate', en: 'Ended viewing as an affiliate' },
  'user.forgot-password': { id: 'Meminta kata sandi baru', en: 'Asked for a new password' },
  'user.invite': { id: 'Mengundang', en: 'Invited somebody' },
  'user.invite-again': { id: 'Mengundang lagi', en: 'Invited somebody again' },
  'user.note': { id: 'Mengubah catatan', en: 'Changed the note' },
  'user.release': { id: 'Mengaktifkan akun lagi', en: 'Released an account' },
  'user.revoke-invitation': { id: 'Mencabut undangan', en: 'Revoked an invitation' },
  'user.send-reset': { id: 'Mengirim tautan kata sandi', en: 'Sent a password link' },
  'user.set-password': { id: 'Membuat kata sandi', en: 'Set a password' },
  'user.sign-out': { id: 'Mengeluarkan dari semua perangkat', en: 'Signed out everywhere' },
  'user.suspend': { id: 'Menghentikan akun sementara', en: 'Suspended an account' },
  'user.view-as': { id: 'Melihat sebagai affiliate', en: 'Viewed as an affiliate' },
} as const satisfies Record<AuditAction, Words>

export const OBJECT_WORDS = {
  alert: { id: 'Peringatan', en: 'Alert' },
  api_key: { id: 'Kunci API', en: 'API key' },
  automation: { id: 'Alur', en: 'Sequence' },
  credit: { id: 'Kredit', en: 'Credit' },
  demo_clock: { id: 'Jam demo', en: 'Demo clock' },
  engine: { id: 'Mesin', en: 'Engine' },
  form: { id: 'Formulir', en: 'Form' },
  integrity: { id: 'Integritas', en: 'Integrity' },
  job: { id: 'Email', en: 'Email' },
  lead: { id: 'Lead', en: 'Lead' },
  lead_import: { id: 'Impor lead', en: 'Lead import' },
  notice: { id: 'Pemberitahuan', en: 'Notice' },
  provider: { id: 'Penyedia', en: 'Provider' },
  run: { id: 'Progres lead', en: 'Lead progress' },
  sending: { id: 'Pengiriman', en: 'Sending' },
  session: { id: 'Sesi', en: 'Session' },
  settings: { id: 'Pengaturan', en: 'Settings' },
  top_up: { id: 'Isi ulang', en: 'Top-up' },
  trigger: { id: 'Pemicu', en: 'Trigger' },
  user: { id: 'Akun', en: 'Account' },
} as const satisfies Record<AuditObject, Words>

export const ACTOR_WORDS = {
  admin: { id: 'Admin', en: 'Admin' },
  affiliate: { id: 'Affiliate', en: 'Affiliate' },
  api_key: { id: 'Kunci API', en: 'API key' },
  lead: { id: 'Lead', en: 'Lead' },
  system: { id: 'Sistem', en: 'System' },
} as const satisfies Record<AuditActor, Words>

type Table = Readonly<Record<string, Words>>

export function auditActionWords(action: string, language: Language): string {
  return wordsOf(ACTION_WORDS, action, language)
}

export function auditObjectWords(type: string, language: Language): string {
  return wordsOf(OBJECT_WORDS, type, language)
}

export function auditActorWords(kind: string, language: Language): string {
  return wordsOf(ACTOR_WORDS, kind, language)
}

/** A code that an older version wrote down stays as it is. */
function wordsOf(table: Table, code: string, language: Language): string {
  return Object.hasOwn(table, code) ? (table[code]?.[language] ?? code) : code
}
