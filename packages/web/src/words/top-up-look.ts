import type { TopUpRequest } from '@booster/contracts/top-ups/top-ups'
import type { StatusLook } from '@booster/ui/status/status-look'
import { Ban, CircleCheck, CircleX, Clock } from 'lucide-react'

/** Colour, shape and word of a request for credit. */
export const TOP_UP_LOOK = {
  open: { tone: 'pending', icon: Clock, word: /*i18n*/ 'Menunggu' },
  approved: { tone: 'completed', icon: CircleCheck, word: /*i18n*/ 'Disetujui' },
  refused: { tone: 'failed', icon: CircleX, word: /*i18n*/ 'Ditolak' },
  cancelled: { tone: 'cancelled', icon: Ban, word: /*i18n*/ 'Dibatalkan' },
} satisfies Record<TopUpRequest['state'], StatusLook>
