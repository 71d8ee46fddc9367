import type { AutomationStatus, TriggerType } from '@booster/engine/domain/automation'
import type { EventKind } from '@booster/engine/domain/delivery-event'
import type { JobStatus } from '@booster/engine/domain/job'
import type { EntryBlock, LeadSource, LeadStatus } from '@booster/engine/domain/lead'
import type { AlertKind, AlertLevel, AlertState } from '@booster/engine/domain/provider-credit/alert-kind'
import type { CheckCause } from '@booster/engine/domain/provider-credit/check-cause'
import type { RunStatus } from '@booster/engine/domain/run'
import type { UserRole, UserState } from '../account/users.ts'
import { ACTION_WORDS, ACTOR_WORDS, OBJECT_WORDS } from '../audit/audit-words.ts'
import type { LeadImportStatus } from '../imports/lead-imports.ts'
import type { Language } from './messages.ts'
import { reasonWords } from './reason-words.ts'

type Words = Readonly<Record<Language, string>>

const PAUSED = { id: 'Dijeda', en: 'Paused' }
const FAILED = { id: 'Gagal', en: 'Failed' }
const CANCELLED = { id: 'Dibatalkan', en: 'Cancelled' }
const ACTIVE = { id: 'Aktif', en: 'Active' }
const SUSPENDED = { id: 'Dihentikan sementara', en: 'Suspended' }
const OPEN = { id: 'Terbuka', en: 'Open' }
const LEFT_SEQUENCE = { id: 'Keluar dari alur', en: 'Left the sequence' }
const UNSUBSCRIBED = { id: 'Berhenti langganan', en: 'Unsubscribed' }

/** Words for the codes that lists hold, as the screens have them, for files that people open in a spreadsheet. */
const TABLES = {
  jobStatus: {
    pending: { id: 'Menunggu', en: 'Pending' },
    processing: { id: 'Diproses', en: 'Processing' },
    completed: { id: 'Terkirim', en: 'Sent' },
    failed: FAILED,
    cancelled: CANCELLED,
    held: { id: 'Ditahan', en: 'Held' },
    unconfirmed: { id: 'Belum pasti', en: 'Unconfirmed' },
  } satisfies Record<JobStatus, Words>,
  runStatus: {
    active: { id: 'Berjalan', en: 'Running' },
    paused: PAUSED,
    completed: { id: 'Selesai', en: 'Completed' },
    failed: FAILED,
    cancelled: CANCELLED,
  } satisfies Record<RunStatus, Words>,
  automationStatus: {
    draft: { id: 'Draf', en: 'Draft' },
    active: ACTIVE,
    paused: PAUSED,
    archived: { id: 'Diarsipkan', en: 'Archived' },
  } satisfies Record<AutomationStatus, Words>,
  trigger: {
    AFTER_OPTIN: { id: 'Setelah opt-in', en: 'After opt-in' },
    AFTER_ZOOM: { id: 'Setelah Zoom', en: 'After Zoom' },
    PENDING_PAYMENT: { id: 'Menunggu pembayaran', en: 'Payment pending' },
    WELCOME: { id: 'Member baru', en: 'New member' },
  } satisfies Record<TriggerType, Words>,
  delivery: {
    delivered: { id: 'Diterima', en: 'Delivered' },
    opened: { id: 'Dibuka (perkiraan)', en: 'Opened (estimate)' },
    clicked: { id: 'Diklik', en: 'Clicked' },
    bounced: { id: 'Terpental', en: 'Bounced' },
    complained: { id: 'Dilaporkan spam', en: 'Marked as spam' },
    unsubscribed: UNSUBSCRIBED,
    left: LEFT_SEQUENCE,
    replied: { id: 'Lead membalas', en: 'Lead replied' },
  } satisfies Record<EventKind, Words>,
  figureGroup: {
    total: { id: 'Semua', en: 'All' },
    day: { id: 'Hari', en: 'Day' },
    month: { id: 'Bulan', en: 'Month' },
    affiliate: { id: 'Affiliate', en: 'Affiliate' },
    otherAffiliates: { id: 'Affiliate lainnya', en: 'Other affiliates' },
    automation: { id: 'Alur', en: 'Sequence' },
    otherAutomations: { id: 'Alur lainnya', en: 'Other sequences' },
    domain: { id: 'Domain penerima', en: 'Recipient domain' },
    otherDomains: { id: 'Domain lainnya', en: 'Other domains' },
    domainNotKept: { id: 'Domain belum dicatat', en: 'Domain not recorded' },
  },
  leadStatus: {
    new: { id: 'Baru', en: 'New' },
    contacted: { id: 'Sudah dihubungi', en: 'Contacted' },
    customer: { id: 'Pelanggan', en: 'Customer' },
    lost: { id: 'Tidak jadi beli', en: 'Lost' },
  } satisfies Record<LeadStatus, Words>,
  leadSource: {
    optin: { id: 'Formulir pendaftaran', en: 'Opt-in form' },
    manual: { id: 'Ditambahkan manual', en: 'Added by hand' },
    import: { id: 'Impor', en: 'Import' },
    api: { id: 'API', en: 'API' },
  } satisfies Record<LeadSource, Words>,
  leadBlock: {
    NO_ADDRESS: { id: 'Tanpa alamat email', en: 'No email address' },
    SUPPRESSED: { id: 'Alamat diblokir', en: 'Address blocked' },
    UNSUBSCRIBED,
    AWAITING_CONFIRMATION: { id: 'Menunggu konfirmasi', en: 'Awaiting confirmation' },
  } satisfies Record<EntryBlock, Words>,
  booking: {
    topup: { id: 'Isi ulang', en: 'Top-up' },
    deduct: { id: 'Email terkirim', en: 'Email sent' },
    adjustment: { id: 'Penyesuaian', en: 'Adjustment' },
  },
  importStatus: {
    ready: { id: 'Siap diimpor', en: 'Ready to import' },
    running: { id: 'Sedang mengimpor', en: 'Importing' },
    completed: { id: 'Impor selesai', en: 'Import finished' },
    failed: { id: 'Impor gagal', en: 'Import failed' },
    cancelled: { id: 'Impor dihentikan', en: 'Import stopped' },
  } satisfies Record<LeadImportStatus, Words>,
  formStatus: { open: OPEN, closed: { id: 'Ditutup', en: 'Closed' } },
  affiliateStatus: { active: ACTIVE, suspended: SUSPENDED },
  userState: {
    active: ACTIVE,
    invited: { id: 'Diundang', en: 'Invited' },
    revoked: { id: 'Undangan dicabut', en: 'Invitation revoked' },
    suspended: SUSPENDED,
  } satisfies Record<UserState, Words>,
  role: {
    affiliate: { id: 'Affiliate', en: 'Affiliate' },
    admin: { id: 'Admin', en: 'Admin' },
  } satisfies Record<UserRole, Words>,
  alertKind: {
    provider_credit: { id: 'Kredit penyedia', en: 'Provider credit' },
    provider_blocked: { id: 'Penyedia menolak pengiriman', en: 'Provider refuses to send' },
    affiliate_credit: { id: 'Kredit affiliate', en: 'Affiliate credit' },
    unconfirmed: { id: 'Email belum pasti', en: 'Unconfirmed emails' },
    integrity: { id: 'Integritas', en: 'Integrity' },
    mailbox: { id: 'Kotak surat pantulan', en: 'Bounce mailbox' },
  } satisfies Record<AlertKind, Words>,
  level: {
    healthy: { id: 'Sehat', en: 'Healthy' },
    warning: { id: 'Waspada', en: 'Warning' },
    critical: { id: 'Kritis', en: 'Critical' },
    emergency: { id: 'Darurat', en: 'Emergency' },
  } satisfies Record<AlertLevel | 'healthy', Words>,
  alertState: {
    open: OPEN,
    acknowledged: { id: 'Sedang ditangani', en: 'Acknowledged' },
    resolved: { id: 'Selesai', en: 'Resolved' },
  } satisfies Record<AlertState, Words>,
  checkCause: {
    cron: { id: 'Terjadwal', en: 'Scheduled' },
    manual: { id: 'Manual', en: 'Manual' },
    after_sends: { id: 'Setelah pengiriman', en: 'After sends' },
  } satisfies Record<CheckCause, Words>,
  auditAction: ACTION_WORDS,
  auditActor: ACTOR_WORDS,
  auditObject: OBJECT_WORDS,
} satisfies Record<string, Readonly<Record<string, Words>>>

/** What a code is about; `reason` is why a mail failed, was cancelled or waits. */
export type CodeKind = keyof typeof TABLES | 'reason'

/** A code that nobody knows stays as it is. */
export function codeWords(kind: CodeKind, code: string, language: Language): string {
  if (kind === 'reason') return reasonWords(code, language)
  const table: Readonly<Record<string, Words>> = TABLES[kind]
  return Object.hasOwn(table, code) ? (table[code]?.[language] ?? code) : code
}
