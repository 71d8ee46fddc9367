import { formDetail, formInput } from '@booster/contracts/form'
import { TRPCError } from '@trpc/server'
import { affiliateProcedure } from '../init.ts'

export const getForm = affiliateProcedure
  .input(formInput)
  .output(formDetail)
  .query(() => {
    throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
  })
