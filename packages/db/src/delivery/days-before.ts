import type { ReportWindow } from '@booster/contracts/automations/report-windows'

/** Days before today with which a window begins; null: it has no beginning. */
export const DAYS_BEFORE = { today: 0, '7d': 6, '30d': 29, all: null } as const satisfies Record<
  ReportWindow,
  number | null
>
