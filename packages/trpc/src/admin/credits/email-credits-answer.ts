import { type CreditStats, readCreditStats } from '@booster/db/provider/read-credit-stats'
import { readProviderCredit } from '@booster/db/provider/read-provider-credit'
import type { CreditStatusWord } from '@booster/engine/domain/provider-credit/credit-status'
import type { WithActor } from '@booster/engine/ports'
import type { Services } from '../../context.ts'

/** The original's answer of `/api/admin/email-credits`, at the top level. */
export type EmailCreditsBody = {
  /** False: the provider could not be asked; `balance` is then the last known one. */
  readonly success: boolean
  readonly balance: number | null
  readonly status: CreditStatusWord
  readonly stats?: CreditStats
  /** Only without success. */
  readonly error?: { readonly code: string; readonly message: string }
  /** When the provider was last asked with an answer; null: never. */
  readonly checkedAt: string | null
}

export type EmailCreditsAnswer = { readonly httpStatus: 200 | 503; readonly body: EmailCreditsBody }

export type EmailCreditsInput = WithActor & {
  /** `cron`: `GET /api/cron/check-email-credits`. */
  readonly cause: 'manual' | 'cron'
  /** Given: the answer holds statistics over this many days. */
  readonly statsDays?: number
}

/**
 * `GET|POST /api/admin/email-credits` and `GET /api/cron/check-email-credits`: asks the provider now, without a
 * cool-down (programs call it, behind the host's rate limit), and answers in the original's shape. A provider
 * that cannot be asked is never called healthy: 503, `success: false`, the last known balance, status `unknown`
 * unless that balance is already an alarm.
 */
export async function answerEmailCredits(
  services: Pick<Services, 'pool' | 'provider'>,
  input: EmailCreditsInput,
): Promise<EmailCreditsAnswer> {
  const { statsDays, ...asked } = input
  const checked = await services.provider.checkCredits(asked)
  const credit = await readProviderCredit(services.pool, services.provider.name)
  const stats =
    statsDays === undefined
      ? {}
      : { stats: await readCreditStats(services.pool, { provider: services.provider.name, days: statsDays }) }
  const checkedAt = credit.checkedAt?.toISOString() ?? null
  if (checked.kind === 'known') {
    const body = { success: true, balance: checked.credits, status: checked.level, ...stats, checkedAt }
    return { httpStatus: 200, body }
  }
  const known = {
    balance: credit.credits,
    status: credit.status === 'healthy' ? 'unknown' : credit.status,
  } as const
  if (checked.kind === 'cooling_down') {
    return { httpStatus: 200, body: { success: true, ...known, status: credit.status, ...stats, checkedAt } }
  }
  const error = { code: checked.errorCode, message: checked.message }
  return { httpStatus: 503, body: { success: false, ...known, ...stats, error, checkedAt } }
}
