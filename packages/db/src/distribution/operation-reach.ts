import type { Store } from '@booster/engine/ports'

/**
 * Whose rows one transaction of an operation writes. On a cluster, operations of one affiliate run on one node by
 * themselves; those of several are batches, whose affiliates have to lie on one node (docs/decisions/006).
 */
export type OperationReach = 'no affiliate' | 'one affiliate' | 'several affiliates'

/** Every operation of the store. A new one states its reach here, and a test checks the statement. */
export const OPERATION_REACH = {
  enrolLeads: 'one affiliate',
  enrolPortion: 'one affiliate',
  submitOptin: 'one affiliate',
  confirmOptin: 'one affiliate',
  recordEvent: 'one affiliate',
  claimDueJobs: 'several affiliates',
  readStepTexts: 'no affiliate',
  nextDueInMs: 'no affiliate',
  askGoals: 'several affiliates',
  settleSends: 'several affiliates',
  settleLateAnswers: 'several affiliates',
  rescueExpiredLeases: 'several affiliates',
  resolveUnconfirmed: 'one affiliate',
  // As a rule that of one job; a hard bounce that names no mail concerns every affiliate who mails the address.
  applyDeliveryEvent: 'several affiliates',
  resolveAgedUnconfirmed: 'several affiliates',
  cancelRun: 'one affiliate',
  pauseRun: 'one affiliate',
  resumeRun: 'one affiliate',
  restartRun: 'one affiliate',
  setAutomationStatus: 'one affiliate',
  cancelJobs: 'one affiliate',
  undoCancelJobs: 'one affiliate',
  retryJobs: 'one affiliate',
  sendJobsNow: 'one affiliate',
  unsubscribeLead: 'one affiliate',
  leaveSequence: 'one affiliate',
  undoStop: 'one affiliate',
  snoozeLead: 'one affiliate',
  reactivateLead: 'one affiliate',
  liftSuppressions: 'one affiliate',
  updateLead: 'one affiliate',
  eraseLead: 'one affiliate',
  publishSteps: 'one affiliate',
  topUpCredit: 'one affiliate',
  // It writes to the account; the jobs are held when they come due.
  suspendAffiliate: 'no affiliate',
  releaseAffiliate: 'one affiliate',
  approveTopUp: 'one affiliate',
  openBreaker: 'no affiliate',
  closeBreaker: 'no affiliate',
  stopSending: 'no affiliate',
  resumeSending: 'no affiliate',
} as const satisfies Record<keyof Store, OperationReach>
