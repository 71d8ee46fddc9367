import type { ClaimedJob, SettledSend } from '@booster/engine/ports'

/** What booking needs to know of a hand-over that came to its end. */
export type BookedSend = Omit<SettledSend, 'job'> & {
  readonly job: Pick<
    ClaimedJob,
    | 'affiliateId'
    | 'id'
    | 'automationId'
    | 'automationName'
    | 'runId'
    | 'leadId'
    | 'stepId'
    | 'stepOrder'
    | 'creditAmount'
    | 'attemptNo'
  > & {
    /** Where it went. */
    readonly leadEmail: string | null
  }
}
