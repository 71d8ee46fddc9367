import { CHECK_COOL_DOWN_SECONDS } from '@booster/contracts/admin/credit'
import { adminProcedure } from '../../init.ts'

/**
 * Asks the provider for its credit now. Within the cool-down nothing is asked: `cooling_down`, with the time from
 * which it is possible again. The check itself writes the audit row.
 */
export const checkCreditNow = adminProcedure.mutation(({ ctx }) =>
  ctx.services.provider.checkCredits({
    cause: 'manual',
    coolDownMs: CHECK_COOL_DOWN_SECONDS * 1_000,
    actor: ctx.actor,
  }),
)
