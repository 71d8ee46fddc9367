import type { BulkTriggerProgress } from '@booster/contracts/bulk-triggers'
import type { I18n } from '@lingui/core'

type Status = BulkTriggerProgress['status']

const TITLES = {
  running: /*i18n*/ 'Pemicu massal berjalan',
  completed: /*i18n*/ 'Pemicu massal selesai',
  cancelled: /*i18n*/ 'Pemicu massal dihentikan',
} satisfies Record<Status, string>

export function bulkTitle(i18n: I18n, status: Status): string {
  return i18n._(TITLES[status])
}
