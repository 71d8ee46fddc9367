import { leadTagList } from '@booster/contracts/leads/leads'
import { noInput } from '@booster/contracts/wire/fields'
import { listLeadTags as listTags } from '@booster/db/leads/list-lead-tags'
import { affiliateProcedure } from '../init.ts'

/** The tags in use. */
export const listLeadTags = affiliateProcedure
  .input(noInput)
  .output(leadTagList)
  .query(async ({ ctx }) => ({
    tags: await listTags(ctx.services.reads, { affiliateId: ctx.affiliateId }),
  }))
