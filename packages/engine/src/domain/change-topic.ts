/** What an affiliate's screens hear of; tiles and charts follow `jobs`. */
export const AFFILIATE_TOPICS = [
  'jobs',
  'runs',
  'credit',
  /** Requests for credit. */
  'topUps',
  'automations',
  'leads',
  'triggers',
  'imports',
  /** What the affiliate is notified of. */
  'notices',
  /** How often a form was opened. */
  'forms',
  /** All sending stopped or went on, by a person or by the breaker. */
  'sending',
] as const
export type AffiliateTopic = (typeof AFFILIATE_TOPICS)[number]

/** Everything that is announced; admins hear of all of it. */
export const CHANGE_TOPICS = [...AFFILIATE_TOPICS, 'provider', 'alerts', 'engine', 'people'] as const
export type ChangeTopic = (typeof CHANGE_TOPICS)[number]
