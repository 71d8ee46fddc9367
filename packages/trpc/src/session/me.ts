import { sessionMe } from '@booster/contracts/session'
import { TRPCError } from '@trpc/server'
import { signedInProcedure } from '../init.ts'

export const readMe = signedInProcedure.output(sessionMe).query(() => {
  throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
})
