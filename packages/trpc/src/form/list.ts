import { formList } from '@booster/contracts/form'
import { TRPCError } from '@trpc/server'
import { affiliateProcedure } from '../init.ts'

export const listForms = affiliateProcedure.output(formList).query(() => {
  throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
})
