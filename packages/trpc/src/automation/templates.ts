import { automationTemplates } from '@booster/contracts/automation'
import { TRPCError } from '@trpc/server'
import { affiliateProcedure } from '../init.ts'

export const listTemplates = affiliateProcedure.output(automationTemplates).query(() => {
  throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
})
