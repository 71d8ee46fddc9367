import { engineSwitched } from '@booster/contracts/engine'
import { noInput } from '@booster/contracts/wire/fields'
import { demandChanged } from '../../errors.ts'
import { adminProcedure } from '../../init.ts'

/** Lets the engine claim again. */
export const resumeSending = adminProcedure
  .input(noInput)
  .output(engineSwitched)
  .mutation(async ({ ctx }) => {
    demandChanged('Engine', await ctx.services.store.resumeSending({ actor: ctx.actor }))
    return { stopped: false }
  })
