import { noticeReadInput, noticesRead } from '@booster/contracts/notices/notices'
import { readNotices as markRead } from '@booster/db/notices/read-notices'
import { affiliateProcedure } from '../init.ts'

/** Marks notices as read; those of others and those that are read count for nothing. */
export const readNotices = affiliateProcedure
  .input(noticeReadInput)
  .output(noticesRead)
  .mutation(async ({ ctx, input }) => {
    const { affiliateId, actor, services } = ctx
    return { read: await markRead(services, { affiliateId, ids: input.ids, actor }) }
  })
