import type { CreditLevel } from '@booster/engine/domain/provider-credit/provider-credit'
import { OctagonAlert, ShieldCheck, Siren, TriangleAlert } from 'lucide-react'
import type { StatusLook } from './status-look.ts'

/** Colour, shape and word of a credit level (word: message id, Indonesian). */
export const CREDIT_LEVEL_LOOK = {
  healthy: { tone: 'healthy', icon: ShieldCheck, word: /*i18n*/ 'Sehat' },
  warning: { tone: 'warning', icon: TriangleAlert, word: /*i18n*/ 'Waspada' },
  critical: { tone: 'critical', icon: OctagonAlert, word: /*i18n*/ 'Kritis' },
  emergency: { tone: 'emergency', icon: Siren, word: /*i18n*/ 'Darurat' },
} satisfies Record<CreditLevel, StatusLook>
