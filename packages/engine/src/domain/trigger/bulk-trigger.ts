/** How a bulk trigger stands. */
export const BULK_TRIGGER_STATUSES = ['running', 'completed', 'cancelled'] as const
export type BulkTriggerStatus = (typeof BULK_TRIGGER_STATUSES)[number]
