import { engineStopInput } from '@booster/contracts/admin/engine'
import { demandChanged } from '../../errors.ts'
import { adminProcedure } from '../../init.ts'

/** Stops all sending in all processes; what is on its way is still settled. */
export const stopSending = adminProcedure.input(engineStopInput).mutation(async ({ ctx, input }) => {
  const { store } = ctx.services
  demandChanged('Engine', await store.stopSending({ reason: input.reason, actor: ctx.actor }))
  return { stopped: true }
})

/** Lets the engine claim again. */
export const resumeSending = adminProcedure.mutation(async ({ ctx }) => {
  demandChanged('Engine', await ctx.services.store.resumeSending({ actor: ctx.actor }))
  return { stopped: false }
})
