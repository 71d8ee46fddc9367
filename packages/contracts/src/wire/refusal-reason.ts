import type { AutomationRefusal, PublishRefusal } from '@booster/engine/domain/automation'
import type { JobRefusal } from '@booster/engine/domain/job-refusal'
import type { ReactivateRefusal } from '@booster/engine/domain/lead'
import type { RestartRefusal } from '@booster/engine/domain/restart-refusal'
import type { RunRefusal } from '@booster/engine/domain/run-refusal'
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
  | 'ALREADY_UNSUBSCRIBED'
  /** Somebody else has saved, published or discarded the draft of a sequence. */
  | 'DRAFT_CHANGED'
  /** Of an import. */
  | 'ALREADY_STARTED'
  /** Of an alert. */
  | 'ALREADY_RESOLVED'
  /** Of all sending. */
  | 'ALREADY_STOPPED'
  /** An adjustment would take credit that is held for mails on their way. */
  | 'BELOW_RESERVED'

/** Why somebody who is signed in may not do something. */
export type ForbiddenReason =
  | 'AFFILIATE_SUSPENDED'
  | 'WRONG_ROLE'
  | 'NO_PROFILE'
  | 'NOT_A_DEMO'
  /** An API key came, where a person has to be signed in. */
  | 'SESSION_NEEDED'

/** Why a test mail is not sent, or may not have been. */
export type TestSendReason =
  | 'TESTS_TOO_OFTEN'
  /** The provider did not take it. */
  | 'TEST_NOT_SENT'
  /** The provider did not answer. */
  | 'TEST_UNCONFIRMED'

export type RefusalReason = ConflictReason | ForbiddenReason | TestSendReason
