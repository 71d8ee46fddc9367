import { triggerPreview, triggerPreviewInput } from '@booster/contracts/trigger'
import { TRPCError } from '@trpc/server'
import { affiliateProcedure } from '../init.ts'

export const previewTrigger = affiliateProcedure
  .input(triggerPreviewInput)
  .output(triggerPreview)
  .query(() => {
    throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
  })
