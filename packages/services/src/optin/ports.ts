import type { FormField } from '@booster/contracts/forms/form-fields'
import type { Language } from '@booster/contracts/messages/messages'
import type { OptinDoubt } from '@booster/engine/domain/trigger/optin-doubt'

/** What a submission is read by. */
export type OptinForm = {
  readonly id: string
  readonly fields: readonly FormField[]
  /** When it was last changed. */
  readonly updatedAt: Date
}

export type FormFinder = {
  /** The form with this id or slug (in any case), of any affiliate: its page is public. */
  findForm(slugOrId: string): Promise<OptinForm | null>
  /** What findForm answered last in this process; the form may have changed since. Null: not known here. */
  recallForm(slugOrId: string): OptinForm | null
}

/** Who sent an opt-in, as far as it is counted; null: somebody at this machine. */
export type OptinNetworks = { readonly client: string; readonly site: string } | null

/** Counts what comes, over all processes. */
export type OptinRates = {
  /** Counts one opt-in; answers what it exceeds. */
  count(input: {
    readonly formId: string
    readonly mailbox: string
    readonly networks: OptinNetworks
  }): Promise<OptinDoubt | null>
  /** Counts one e-mail that asks for a confirmation; answers what it would exceed. */
  countMail(input: {
    readonly affiliateId: string
    readonly mailbox: string
  }): Promise<'mailbox' | 'affiliate' | null>
}

/** An e-mail that asks for a confirmation, taken in hand by this process. */
export type ConfirmationMail = {
  readonly affiliateId: string
  readonly confirmationId: string
  readonly email: string
  readonly formTitle: string
  readonly affiliateName: string
  /** Under which the affiliate's mails leave. */
  readonly senderName: string
  /** Where answers go, where the provider can carry it. */
  readonly replyTo: string | null
  readonly language: Language
}

export type ConfirmationMailEnd =
  | { readonly state: 'sent' | 'withheld' }
  | { readonly state: 'failed' | 'unconfirmed'; readonly error: string }
  /** Surely not sent: another try, later. */
  | { readonly state: 'queued'; readonly error: string; readonly delaySeconds: number }

export type ConfirmationStore = {
  claimMails(input: {
    readonly limit: number
    readonly leaseSeconds: number
  }): Promise<readonly ConfirmationMail[]>
  endMail(mail: ConfirmationMail, end: ConfirmationMailEnd): Promise<void>
}
