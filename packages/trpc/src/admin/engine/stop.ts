import { engineStopInput, engineSwitched } from '@booster/contracts/engine'
import { demandChanged } from '../../errors.ts'
import { adminProcedure } from '../../init.ts'

/** Stops all sending in all processes; what is being handed over is still settled. */
export const stopSending = adminProcedure
  .input(engineStopInput)
  .output(engineSwitched)
  .mutation(async ({ ctx, input }) => {
    const { store } = ctx.services
    demandChanged('Engine', await store.stopSending({ reason: input.reason, actor: ctx.actor }))
    return { stopped: true }
  })
