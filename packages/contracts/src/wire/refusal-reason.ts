import type { AutomationRefusal, PublishRefusal } from '@booster/engine/domain/automation'
import type { JobRefusal } from '@booster/engine/domain/job-refusal'
import type { ReactivateRefusal } from '@booster/engine/domain/lead'
import type { RestartRefusal } from '@booster/engine/domain/restart-refusal'
import type { RunRefusal } from '@booster/engine/domain/run-refusal'
import type { TopUpRefusal } from '@booster/engine/domain/top-ups/top-up-request'
import type { AskAgainRefusal } from '@booster/engine/domain/trigger/optin-doubt'

/** Why something that exists is not changed as it is now. */
export type ConflictReason =
  | JobRefusal
  | RunRefusal
  | RestartRefusal
  | AutomationRefusal
  | PublishRefusal
  | ReactivateRefusal
  | AskAgainRefusal
  | TopUpRefusal
  | 'ALREADY_UNSUBSCRIBED'
  /** Somebody else has saved, published or discarded the draft of a sequence. */
  | 'DRAFT_CHANGED'
  /** Of an import. */
  | 'ALREADY_STARTED'
  /** Of an alert. */
  | 'ALREADY_RESOLVED'
  /** Of all sending. */
  | 'ALREADY_STOPPED'
  /** Of requests for credit. */
  | 'TOO_MANY_OPEN_TOP_UPS'
  /** Every amount by which a transfer could be known is taken by an open request. */
  | 'NO_TOP_UP_AMOUNT_FREE'
  /** The row of a bank statement has confirmed another request. */
  | 'STATEMENT_ROW_USED'
  /** An adjustment would take credit that is held for mails on their way. */
  | 'BELOW_RESERVED'
  | AccountRefusal

/** Why an account is not changed. */
export type AccountRefusal =
  | 'ALREADY_SUSPENDED'
  | 'NOT_SUSPENDED'
  /** Nobody suspends himself. */
  | 'OWN_ACCOUNT'
  /** Somebody has to be able to sign in. */
  | 'LAST_ADMIN'
  /** The account has a password: there is nothing to invite to. */
  | 'NOT_INVITED'
  /** No password yet, or suspended: nothing to reset. */
  | 'NOT_ACTIVE'
  /** Too many links went to this person within the hour. */
  | 'LINKS_TOO_OFTEN'

/** Why somebody who is signed in may not do something. */
export type ForbiddenReason =
  | 'AFFILIATE_SUSPENDED'
  | 'WRONG_ROLE'
  | 'NO_PROFILE'
  | 'NOT_A_DEMO'
  /** An API key came, where a person has to be signed in. */
  | 'SESSION_NEEDED'
  /** An admin who looks at an affiliate's account changes nothing in it. */
  | 'VIEW_ONLY'

/** Why a test mail is not sent that whoever asks for it can do something about. */
export type TestSendReason =
  | 'TESTS_TOO_OFTEN'
  /** The provider takes no mail to the caller's own address. */
  | 'TEST_ADDRESS_REFUSED'
  /** The provider does not take this text. */
  | 'TEST_CONTENT_REFUSED'

export type RefusalReason = ConflictReason | ForbiddenReason | TestSendReason
