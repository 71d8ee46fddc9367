import { CHECK_COOL_DOWN_SECONDS, providerChecked } from '@booster/contracts/provider'
import { noInput } from '@booster/contracts/wire/fields'
import { adminProcedure } from '../../init.ts'
import { providerCheckedOf } from './provider-checked.ts'

/** Asks the provider for its credit, unless the cool-down still runs. The check writes the audit row. */
export const checkProviderCredit = adminProcedure
  .input(noInput)
  .output(providerChecked)
  .mutation(async ({ ctx }) => {
    const checked = await ctx.services.provider.checkCredits({
      cause: 'manual',
      coolDownMs: CHECK_COOL_DOWN_SECONDS * 1_000,
      actor: ctx.actor,
    })
    return providerCheckedOf(checked)
  })
