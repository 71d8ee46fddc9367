import type { JobStatus } from '@booster/engine/domain/job'
import { Ban, CircleCheck, CircleQuestionMark, CircleX, Clock, Hourglass, LoaderCircle } from 'lucide-react'
import type { StatusLook } from './status-look.ts'

/** Colour, shape and word of a job's status (word: message id, Indonesian). */
export const JOB_STATUS_LOOK = {
  pending: { tone: 'pending', icon: Clock, word: /*i18n*/ 'Menunggu' },
  processing: { tone: 'processing', icon: LoaderCircle, word: /*i18n*/ 'Diproses' },
  completed: { tone: 'completed', icon: CircleCheck, word: /*i18n*/ 'Terkirim' },
  failed: { tone: 'failed', icon: CircleX, word: /*i18n*/ 'Gagal' },
  cancelled: { tone: 'cancelled', icon: Ban, word: /*i18n*/ 'Dibatalkan' },
  held: { tone: 'held', icon: Hourglass, word: /*i18n*/ 'Ditahan' },
  unconfirmed: { tone: 'unconfirmed', icon: CircleQuestionMark, word: /*i18n*/ 'Belum pasti' },
} satisfies Record<JobStatus, StatusLook>
