/**
 * Where a table lives on a cluster that is distributed by affiliate (the words are those of Citus):
 * - `affiliate`: its rows lie with their affiliate's; every key and every foreign key carries `affiliateId`.
 * - `everywhere`: small and rarely written; a copy on every node (a reference table).
 * - `one place`: belongs to no affiliate; stays on one node (a local table of the coordinator).
 */
export type TablePlacement =
  | { readonly on: 'affiliate' }
  | { readonly on: 'everywhere' | 'one place'; readonly why: string }

const AFFILIATE: TablePlacement = { on: 'affiliate' }
function everywhere(why: string): TablePlacement {
  return { on: 'everywhere', why }
}
function onePlace(why: string): TablePlacement {
  return { on: 'one place', why }
}

/** Every table of the product. A new one finds its place here, or a test fails. */
export const tablePlacement: Readonly<Record<string, TablePlacement>> = {
  AffiliateLead: AFFILIATE,
  LeadConsent: AFFILIATE,
  LeadEvent: AFFILIATE,
  LeadTag: AFFILIATE,
  OptinForm: AFFILIATE,
  OptinConfirmation: AFFILIATE,
  FormConsentText: AFFILIATE,
  Suppression: AFFILIATE,
  AffiliateAutomation: AFFILIATE,
  AffiliateAutomationStep: AFFILIATE,
  AutomationVersion: AFFILIATE,
  AutomationDraft: AFFILIATE,
  KeptDraft: AFFILIATE,
  AffiliateAutomationStepVersion: AFFILIATE,
  AffiliateAutomationLog: AFFILIATE,
  AffiliateAutomationJob: AFFILIATE,
  ArchivedJob: AFFILIATE,
  AutomationAttempt: AFFILIATE,
  BulkTrigger: AFFILIATE,
  BulkTriggerPortion: AFFILIATE,
  LeadImport: AFFILIATE,
  LeadImportChunk: AFFILIATE,
  LeadImportPortion: AFFILIATE,
  LeadImportBadRow: AFFILIATE,
  AffiliateDue: AFFILIATE,
  AutomationCounter: AFFILIATE,
  AutomationDay: AFFILIATE,
  AutomationFailure: AFFILIATE,
  DomainDay: AFFILIATE,
  AffiliateCredit: AFFILIATE,
  AffiliateCreditTransaction: AFFILIATE,
  DeliveryEvent: AFFILIATE,
  TopupRequest: AFFILIATE,
  Notice: AFFILIATE,

  AffiliateProfile: everywhere(
    'One row per affiliate, written when somebody is created or suspended. Its user is unique over all affiliates, ' +
      'and every claim reads it beside the jobs.',
  ),

  User: onePlace('Sign-in happens before an affiliate is known; e-mail addresses are unique over all.'),
  Session: onePlace('Belongs to a user.'),
  Account: onePlace('Belongs to a user.'),
  PasswordLink: onePlace('Belongs to a user.'),
  Verification: onePlace('Belongs to an address that is signing in.'),
  ApiKey: onePlace('Found by its secret before it is known whose it is.'),
  ProviderState: onePlace('One breaker for all processes.'),
  ProviderCheck: onePlace('The credit of the one provider account.'),
  ReportMailbox: onePlace('Where reports come to, before it is known whose they are.'),
  Alert: onePlace('For admins; at most one open per kind and subject, also those about no affiliate.'),
  AlertDelivery: onePlace('Belongs to an alert.'),
  WebhookEvent: onePlace('Arrives before it is known whose it is; kept once by its digest.'),
  WebhookCount: onePlace('What came to the doors for delivery reports, by the hour.'),
  EngineProcess: onePlace('Heartbeats of processes.'),
  EngineDrain: onePlace('What processes did.'),
  JobClaim: onePlace(
    'What one process has leased, over the affiliates of one batch; read by rescue and webhooks. Where batches stay on one ' +
      'node (docs/decisions/006), each node has its own.',
  ),
  OptinRate: onePlace('Counts what comes for one mailbox or from one network, over all affiliates.'),
  ActivityLog: onePlace('Audit over everything, also over what belongs to no affiliate.'),
  DemoClock: onePlace('Demo mode has one database.'),
  _prisma_migrations: onePlace('What was applied here.'),
}

/** Unique keys of tables on their affiliate that do not contain it, each with what a cluster does instead. */
export const UNIQUE_OVER_ALL: Readonly<Record<string, string>> = {
  OptinForm_slug_key:
    'The public address /f/<slug> names no affiliate. On a cluster, addresses move to a table that is everywhere ' +
    '(slug, affiliateId, formId), written when a form is made.',
  OptinConfirmation_id_key:
    'The link that confirms names the question alone. There its id is unique by itself, as that of a form.',
  topup_request_payable_once:
    'A transfer names a request by its amount alone. On a cluster, amounts move to a table in one place (amount, affiliateId, ' +
    'requestId), written when a request is opened and when it is closed.',
  TopupRequest_statementKey_key:
    'A row of a bank statement confirms one request of anybody. There, confirmed rows move to a table in one place (key, ' +
    'affiliateId, requestId).',
  OptinForm_id_key:
    'The same address with the id. The id is made by the database and unique by itself: there this becomes a plain index.',
}
