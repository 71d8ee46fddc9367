import type { DraftCheck } from '@booster/contracts/automations/draft-checks'
import type { Language } from '@booster/contracts/messages/messages'
import type { MailRoad, MailRoads } from '@booster/contracts/sending/mail-roads'
import type { SetupCheck } from '@booster/contracts/sending/setup-check'
import type { RepliesSeen } from '@booster/contracts/session'
import type { TopUpTerms } from '@booster/contracts/top-ups/top-ups'
import type { TimeZone } from '@booster/contracts/wire/preferences'
import type { SqlClock } from '@booster/db/connection/clock'
import type { PrismaContext } from '@booster/db/connection/prisma-transaction'
import type { Pool, Queryable } from '@booster/db/connection/queryable'
import type { FormPageRow } from '@booster/db/forms/read-form-page'
import type { OpensRule } from '@booster/engine/domain/automation'
import type { ChangeTopic } from '@booster/engine/domain/change-topic'
import type { CheckCause } from '@booster/engine/domain/provider-credit/check-cause'
import type { SendOutcome } from '@booster/engine/domain/send-outcome'
import type { Actor, ClaimedJob, StepText, Store, WithActor } from '@booster/engine/ports'
import type { AccountDesk } from '@booster/services/accounts/account-desk'
import type { AlertDelivered } from '@booster/services/alerts/deliver-alert'
import type { AuditLog } from '@booster/services/audit/ports'
import type { LeadImportDesk } from '@booster/services/imports/lead-import-desk'
import type { IntegrityStore } from '@booster/services/integrity/ports'
import type { LeadBook } from '@booster/services/leads/ports'
import type { FormFinder, OptinRates } from '@booster/services/optin/ports'
import type { CheckedCredit } from '@booster/services/provider-credit/check-provider-credit'
import type { BulkTriggerDesk } from '@booster/services/triggers/bulk-trigger-desk'

/** The signed-in person, read from the session on every request. */
export type Viewer = {
  readonly userId: string
  /** Null: an API key, which is in no session. */
  readonly sessionId: string | null
  /** Of the API key. */
  readonly keyName?: string
  readonly name: string
  readonly email: string
  readonly role: 'affiliate' | 'admin'
  /** Null for admins. */
  readonly affiliateId: string | null
  readonly affiliateName: string | null
  /** Null without a profile; a suspended affiliate is read-only. */
  readonly affiliateStatus: 'active' | 'suspended' | null
  /** IANA name, e.g. `Asia/Jakarta`. */
  readonly timeZone: TimeZone
  /** What this person chose; null: the browser's. */
  readonly language: 'id' | 'en' | null
  /** The admin who looks at this account and changes nothing; undefined: nobody, this is the person. */
  readonly viewedBy?: { readonly userId: string; readonly name: string; readonly until: Date }
}

/** One drain of the engine: what was claimed and how it ended. */
export type DrainReport = { readonly claimed: number; readonly accepted: number; readonly failed: number }

export type EngineService = {
  /** Seconds between two ticks, which begin at whole multiples of it; 15 where it is not given. */
  readonly tickSeconds?: number
  /** Something may be due: claim at once. */
  wake(): void
  /** Claims until nothing is due, `limit` jobs were claimed or `maxMs` have passed. */
  drain(input: {
    readonly cause: 'cron' | 'tick' | 'wake'
    readonly limit?: number
    readonly maxMs: number
  }): Promise<DrainReport>
}

/** One thing that changed; `affiliateId` null: it concerns everybody. */
export type ChangeEvent = {
  /** Grows by one per event of this process; it stands in the stream as the event's id. */
  readonly id: string
  readonly affiliateId: string | null
  readonly topic: ChangeTopic
  /** ISO 8601, UTC. */
  readonly at: string
}

/** Who reads, and whose changes. */
export type ChangeReader = { readonly affiliateId: string | 'all'; readonly userId: string }

export type ChangeService = {
  /**
   * Ends when the signal aborts, and when the reader is signed out. Slow readers lose repetitions of a topic, never its
   * last announcement.
   */
  subscribe(reader: ChangeReader, signal: AbortSignal): AsyncIterable<ChangeEvent>
}

/** What a rendered e-mail is made of besides its text. */
export type PreviewJob = Pick<
  ClaimedJob,
  | 'affiliateId'
  | 'id'
  | 'leadId'
  | 'messageRef'
  | 'leadName'
  | 'leadEmail'
  | 'leadWhatsapp'
  | 'leadLanguage'
  | 'affiliateName'
  | 'replyTo'
  | 'accountEmail'
  | 'postalAddress'
>
export type FormPreviewLook = { readonly language: Language; readonly page: 'form' | 'thanks' }
export type PreviewMail = { readonly subject: string; readonly html: string; readonly text: string }

/** A step that is being written, and the lead that a mail is made for. */
export type StepMail = {
  readonly step: Pick<StepText, 'emailSubject' | 'preheader' | 'emailBody'>
  readonly lead: {
    readonly name: string
    readonly email: string
    readonly whatsapp: string | null
    /** Of the footer. */
    readonly language: Language
  }
  readonly affiliateName: string
  /** What the affiliate chose; null: the installation's, or the affiliate's own. */
  readonly senderName: string | null
  readonly replyTo: string | null
  /** Where readers reach the affiliate if it has chosen nothing else. */
  readonly accountEmail: string
  readonly postalAddress: string | null
}

/** A mail of a step to the person who writes it. */
export type TestMail = {
  readonly mail: StepMail
  readonly to: { readonly name: string; readonly email: string }
  readonly language: Language
}
export type MailSender = { readonly name: string; readonly email: string }

/** The mail provider's own account; what admins watch. */
export type ProviderService = {
  /** Key of the row in ProviderState, e.g. `mailketing`. */
  readonly name: string
  /** Where alerts are posted to, as it may be shown; null: they only leave by mail. */
  readonly alertWebhook: string | null
  /**
   * Asks the provider for its balance, writes the check down, opens or resolves alerts (checkProviderCredit).
   */
  checkCredits(
    input: WithActor & { readonly cause: CheckCause; readonly coolDownMs?: number },
  ): Promise<CheckedCredit>
  /** Starts the delivery of a new alert; returns at once (AlertDesk.notify). */
  notifyAlert(alertId: string): void
  /** Delivers an alert to the admins once more, because a delivery failed. */
  deliverAlertAgain(input: WithActor & { readonly alertId: string }): Promise<AlertDelivered>
}

/** How this installation sends, and what receivers see of it. */
export type SendingService = {
  /** Looks into DNS and at our own address; ends within some seconds. */
  check(): Promise<Pick<SetupCheck, 'provider' | 'records'>>
  /** The mail that admins send to themselves: by the code that sends to leads, of no affiliate. */
  testMail(input: { readonly to: MailSender; readonly language: Language }): TestMail
  /** Of mails of the system, in their order. */
  readonly roads: MailRoads
  /** Null: there is no such road. */
  sendTestBy(road: MailRoad, test: TestMail): Promise<SendOutcome | null>
  readonly hasWebhookSecret: boolean
  /** Where bounces are read by IMAP, `user@host/folder`; null: nowhere. */
  readonly mailbox: string | null
}

/** Triggers of many leads, worked through in the background. */
export type BulkTriggerService = Pick<BulkTriggerDesk, 'start' | 'cancel'>

/** Imports of leads, worked through in the background. */
export type ImportService = Pick<LeadImportDesk, 'upload' | 'start' | 'cancel' | 'drop'>

/** What an installation asks for credit, and the mails about decisions. */
export type TopUpService = TopUpTerms & {
  /** A decision was taken: its mail leaves soon. */
  wake(): void
}

export type DemoClockService = {
  get(): Promise<{ readonly aheadHours: number }>
  /** Moves the engine's clock ahead and wakes the engine. */
  advance(input: { readonly hours: number; readonly actor: Actor }): Promise<{ readonly aheadHours: number }>
}

export type CheckedPreview = PreviewMail & {
  readonly from: MailSender
  /** What is wrong with the step. */
  readonly checks: readonly DraftCheck[]
}

export type Services = {
  readonly store: Store
  readonly bulkTriggers: BulkTriggerService
  readonly imports: ImportService
  readonly engine: EngineService
  readonly pool: Pool
  /** For lists, counts and statistics; may be a replica, and misses nothing that was written before (createReads). */
  readonly reads: Queryable
  /** The engine's clock as SQL: screens and engine agree on what time it is. */
  readonly clock: SqlClock
  /** Plain reads and writes; the client is loaded at its first use. */
  readonly prisma: PrismaContext['prisma']
  readonly changes: ChangeService
  /** Renders a mail as it would leave, without a pixel and with links of ours that change nothing. */
  preview(job: PreviewJob, text: StepText): PreviewMail
  /**
   * Renders a step by the code that sends it, without a pixel, and with links that tell nobody anything. A body of which
   * no mail can be made is left out, and named in the checks.
   */
  previewStep(mail: StepMail): CheckedPreview
  /**
   * Hands the mail of a step over to the provider: no job, no credit, no tracking, and an unsubscribe link that changes
   * nothing. Waits and tries again where it was surely not sent. Throws UnreadableBody.
   */
  sendTest(test: TestMail): Promise<SendOutcome>
  /** Whether mails of this text bear the open pixel, by this rule of their sequence and by the installation. */
  countsOpens(rule: OpensRule, text: StepText): boolean
  readonly provider: ProviderService
  readonly sending: SendingService
  /** How mails to leads leave: from which address, and whether a reply address goes with them. */
  readonly sender: { readonly fromEmail: string; readonly carriesReplyTo: boolean }
  readonly audit: AuditLog
  readonly integrity: IntegrityStore
  readonly forms: FormFinder
  readonly optinRates: OptinRates
  readonly confirmations: { readonly wake: () => void }
  readonly topUps: TopUpService
  /** The page of a form as its visitors would see it. */
  previewForm(form: FormPageRow, look: FormPreviewLook): string
  readonly leads: LeadBook
  /** Links to a password, by mail. */
  readonly accounts: Pick<AccountDesk, 'invite' | 'inviteAgain' | 'sendReset'>
  /** Null unless in demo mode. */
  readonly demoClock: DemoClockService | null
  readonly mode: {
    readonly demo: boolean
    readonly sandbox: boolean
    readonly sandboxUrl: string | null
    /** Without a slash at its end. */
    readonly publicUrl: string
    /** What the installation counts by itself; a sequence may count less. What the provider tells is counted anyhow. */
    readonly tracking: { readonly opens: boolean; readonly clicks: boolean }
    /** Which replies of leads the installation sees. */
    readonly replies: RepliesSeen
    /** Hosts to which a form may lead its visitors; null: every public one. */
    readonly formRedirectHosts: readonly string[] | null
  }
}

export type Context = {
  /** Null: nobody is signed in. */
  readonly viewer: Viewer | null
  readonly services: Services
  /** Stands in every error and in the log. */
  readonly requestId: string
  readonly ip: string | null
}
