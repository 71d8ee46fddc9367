import { affiliateNoted, affiliateNoteInput } from '@booster/contracts/account/affiliate-detail'
import { writeNote } from '@booster/db/accounts/write-note'
import { notFound } from '../../errors.ts'
import { adminProcedure } from '../../init.ts'

/** Replaces the admins' note about an affiliate. */
export const noteAffiliate = adminProcedure
  .input(affiliateNoteInput)
  .output(affiliateNoted)
  .mutation(async ({ ctx, input }) => {
    const { id: affiliateId, note } = input
    if (!(await writeNote(ctx.services.pool, { affiliateId, note, actor: ctx.actor })))
      throw notFound('Affiliate')
    return { note }
  })
