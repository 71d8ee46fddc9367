import { StatusBadge } from '@booster/ui/status/status-badge'
import type { StatusLook } from '@booster/ui/status/status-look'
import { CircleCheck, CircleSlash } from 'lucide-react'

const OPEN: StatusLook = { tone: 'completed', icon: CircleCheck, word: /*i18n*/ 'Terbuka' }
const CLOSED: StatusLook = { tone: 'cancelled', icon: CircleSlash, word: /*i18n*/ 'Ditutup' }

/** Whether visitors can send the form in. */
export function FormBadge({ active }: { readonly active: boolean }) {
  return <StatusBadge look={active ? OPEN : CLOSED} />
}
