import type { AutomationStatus } from '@booster/engine/domain/automation'
import { Archive, CircleCheck, Pause, PencilLine } from 'lucide-react'
import type { StatusLook } from './status-look.ts'

/** Colour, shape and word of an automation (word: message id, Indonesian). */
export const AUTOMATION_STATUS_LOOK = {
  draft: { tone: 'pending', icon: PencilLine, word: /*i18n*/ 'Draf' },
  active: { tone: 'completed', icon: CircleCheck, word: /*i18n*/ 'Aktif' },
  paused: { tone: 'paused', icon: Pause, word: /*i18n*/ 'Dijeda' },
  archived: { tone: 'cancelled', icon: Archive, word: /*i18n*/ 'Diarsipkan' },
} satisfies Record<AutomationStatus, StatusLook>
