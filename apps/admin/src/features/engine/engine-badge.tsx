import type { EngineState as Engine } from '@booster/contracts/engine'
import { StatusBadge } from '@booster/ui/status/status-badge'
import type { StatusLook } from '@booster/ui/status/status-look'
import { CircleCheck, OctagonAlert, TriangleAlert } from 'lucide-react'

const LOOKS = {
  running: { tone: 'healthy', icon: CircleCheck, word: /*i18n*/ 'Berjalan' },
  late: { tone: 'warning', icon: TriangleAlert, word: /*i18n*/ 'Siklus terlambat' },
  blocked: { tone: 'critical', icon: OctagonAlert, word: /*i18n*/ 'Ditolak penyedia' },
  stopped: { tone: 'critical', icon: OctagonAlert, word: /*i18n*/ 'Berhenti' },
} satisfies Record<Engine['state'], StatusLook>

export function EngineBadge({ state }: { readonly state: Engine['state'] }) {
  return <StatusBadge look={LOOKS[state]} />
}
