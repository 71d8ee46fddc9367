/** The closed unions every screen maps. They repeat the domain's words; a new word breaks the maps below. */
export type JobStatus =
  | 'pending'
  | 'processing'
  | 'completed'
  | 'failed'
  | 'cancelled'
  | 'held'
  | 'unconfirmed'

export type RunStatus = 'active' | 'paused' | 'completed' | 'failed' | 'cancelled'

export type AutomationStatus = 'draft' | 'active' | 'paused' | 'archived'

export type CreditLevel = 'healthy' | 'warning' | 'critical' | 'emergency'
