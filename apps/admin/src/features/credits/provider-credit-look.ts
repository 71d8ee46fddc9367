import type { ProviderCredit as Credit } from '@booster/contracts/provider'
import { CREDIT_LEVEL_LOOK } from '@booster/ui/status/credit-level-look'
import type { StatusLook } from '@booster/ui/status/status-look'
import { CircleQuestionMark, History, OctagonAlert } from 'lucide-react'

export type ProviderCredit = Credit

const STALE_LOOK: StatusLook = { tone: 'held', icon: History, word: /*i18n*/ 'Data lama' }
const UNKNOWN_LOOK: StatusLook = {
  tone: 'paused',
  icon: CircleQuestionMark,
  word: /*i18n*/ 'Belum diketahui',
}

const BLOCKED_LOOK: StatusLook = { tone: 'critical', icon: OctagonAlert, word: /*i18n*/ 'Menolak kiriman' }

const STOPPED_LOOK: StatusLook = { tone: 'critical', icon: OctagonAlert, word: /*i18n*/ 'Dihentikan' }

/** The chip beside every page: nothing is called healthy, whatever the balance, while no mail leaves. */
export function providerLook(input: {
  readonly credit: Pick<ProviderCredit, 'status' | 'credits' | 'breaker'>
  readonly isStopped: boolean
}): StatusLook {
  if (input.isStopped) return STOPPED_LOOK
  return input.credit.breaker.state === 'closed' ? providerCreditLook(input.credit) : BLOCKED_LOOK
}

/** How a balance looks: a level only while it may be trusted; an old alarm stays an alarm, old health is never green. */
export function providerCreditLook(credit: Pick<ProviderCredit, 'status' | 'credits'>): StatusLook {
  if (credit.status !== 'unknown') return CREDIT_LEVEL_LOOK[credit.status]
  return credit.credits === null ? UNKNOWN_LOOK : STALE_LOOK
}
