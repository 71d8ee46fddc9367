import type { Store } from '@booster/engine/ports'

/**
 * Whose rows one transaction of a deed writes. On a cluster, deeds of one affiliate run on one node by themselves; those
 * of several are batches, whose affiliates have to lie on one node (docs/decisions/006).
 */
export type DeedReach = 'no affiliate' | 'one affiliate' | 'several affiliates'

/** Every deed of the store. A new one says here how far it reaches, and a test watches whether that is true. */
export const DEED_REACH = {
  enrolLeads: 'one affiliate',
  enrolPortion: 'one affiliate',
  submitOptin: 'one affiliate',
  claimDueJobs: 'several affiliates',
  readStepTexts: 'no affiliate',
  nextDueInMs: 'no affiliate',
  settleSends: 'several affiliates',
  settleLateAnswers: 'several affiliates',
  rescueExpiredLeases: 'several affiliates',
  resolveUnconfirmed: 'one affiliate',
  // Of one job's affiliate, as a rule; a hard bounce that names no mail concerns everybody who mails the address.
  applyDeliveryEvent: 'several affiliates',
  resolveAgedUnconfirmed: 'several affiliates',
  cancelRun: 'one affiliate',
  pauseRun: 'one affiliate',
  resumeRun: 'one affiliate',
  setAutomationStatus: 'one affiliate',
  cancelJobs: 'one affiliate',
  undoCancelJobs: 'one affiliate',
  retryJobs: 'one affiliate',
  sendJobsNow: 'one affiliate',
  unsubscribeLead: 'one affiliate',
  publishSteps: 'one affiliate',
  topUpCredit: 'one affiliate',
  openBreaker: 'no affiliate',
  closeBreaker: 'no affiliate',
  stopSending: 'no affiliate',
  resumeSending: 'no affiliate',
} as const satisfies Record<keyof Store, DeedReach>
