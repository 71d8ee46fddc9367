import { createAlertStore } from '@booster/db/alerts/create-alert-store'
import { createAuditLog } from '@booster/db/audit/create-audit-log'
import type { SqlClock } from '@booster/db/connection/clock'
import { createMailboxPlaces } from '@booster/db/delivery/create-mailbox-places'
import { createWebhookInbox } from '@booster/db/delivery/create-webhook-inbox'
import { createConfirmationStore } from '@booster/db/forms/create-confirmation-store'
import { createFormFinder } from '@booster/db/forms/create-form-finder'
import { createLeadImportStore } from '@booster/db/imports/create-lead-import-store'
import { createIntegrityStore } from '@booster/db/integrity/create-integrity-store'
import { createLeadBook } from '@booster/db/leads/create-lead-book'
import { createNoticeMails } from '@booster/db/notices/create-notice-mails'
import { createProviderCreditStore } from '@booster/db/provider/create-provider-credit-store'
import { createTopUpMails } from '@booster/db/top-ups/create-top-up-mails'
import { createBulkTriggerStore } from '@booster/db/triggers/create-bulk-trigger-store'
import type { AlertStore } from '@booster/services/alerts/ports'
import type { AuditLog } from '@booster/services/audit/ports'
import type { MailboxPlaces, WebhookInbox } from '@booster/services/delivery/ports'
import type { LeadImportStore } from '@booster/services/imports/ports'
import type { IntegrityStore } from '@booster/services/integrity/ports'
import type { LeadBook } from '@booster/services/leads/ports'
import type { NoticeMails } from '@booster/services/notices/ports'
import type { ConfirmationStore, FormFinder } from '@booster/services/optin/ports'
import type { DrainStore, ProviderCreditStore } from '@booster/services/provider-credit/ports'
import type { TopUpMails } from '@booster/services/top-ups/ports'
import type { BulkTriggerStore } from '@booster/services/triggers/ports'
import type { Pool } from 'pg'

/** The ports of the use cases, on the database. */
export type Stores = {
  readonly alerts: AlertStore
  readonly audit: AuditLog
  readonly bulkTriggers: BulkTriggerStore
  readonly credit: ProviderCreditStore & DrainStore
  readonly confirmations: ConfirmationStore
  readonly forms: FormFinder
  readonly imports: LeadImportStore
  readonly inbox: WebhookInbox
  readonly integrity: IntegrityStore
  readonly leads: LeadBook
  readonly mailboxes: MailboxPlaces
  readonly noticeMails: NoticeMails
  readonly topUpMails: TopUpMails
}

export function createStores(context: {
  readonly pool: Pool
  readonly clock: SqlClock
  readonly hashKey: string
}): Stores {
  const { pool } = context
  return {
    alerts: createAlertStore(context),
    audit: createAuditLog(pool),
    bulkTriggers: createBulkTriggerStore(context),
    credit: createProviderCreditStore(pool),
    confirmations: createConfirmationStore(context),
    forms: createFormFinder(pool),
    imports: createLeadImportStore(context),
    inbox: createWebhookInbox(context),
    integrity: createIntegrityStore(context),
    leads: createLeadBook(context),
    mailboxes: createMailboxPlaces(context),
    noticeMails: createNoticeMails(context),
    topUpMails: createTopUpMails(context),
  }
}
