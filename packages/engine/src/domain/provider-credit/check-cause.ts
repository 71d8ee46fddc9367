/** What made us ask the provider for its credit. */
export const CHECK_CAUSES = ['cron', 'manual', 'after_sends'] as const
export type CheckCause = (typeof CHECK_CAUSES)[number]
