import type { RunStatus } from '@booster/engine/domain/run'
import { Ban, CircleCheck, CircleX, LoaderCircle, Pause } from 'lucide-react'
import type { StatusLook } from './status-look.ts'

/** Colour, shape and word of a lead's run (word: message id, Indonesian). */
export const RUN_STATUS_LOOK = {
  active: { tone: 'active', icon: LoaderCircle, word: /*i18n*/ 'Berjalan' },
  paused: { tone: 'paused', icon: Pause, word: /*i18n*/ 'Dijeda' },
  completed: { tone: 'completed', icon: CircleCheck, word: /*i18n*/ 'Selesai' },
  failed: { tone: 'failed', icon: CircleX, word: /*i18n*/ 'Gagal' },
  cancelled: { tone: 'cancelled', icon: Ban, word: /*i18n*/ 'Dibatalkan' },
} satisfies Record<RunStatus, StatusLook>
