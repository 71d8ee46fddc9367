/** Whole days in the affiliate's zone, today included. */
export const REPORT_WINDOWS = ['today', '7d', '30d', 'all'] as const
export type ReportWindow = (typeof REPORT_WINDOWS)[number]

export const DEFAULT_REPORT_WINDOW = '30d' satisfies ReportWindow
