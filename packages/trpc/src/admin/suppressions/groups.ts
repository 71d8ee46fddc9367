import { suppressionGroups } from '@booster/contracts/suppressions'
import { noInput } from '@booster/contracts/wire/fields'
import { adminProcedure } from '../../init.ts'

/** Addresses that are not mailed because of an answer about them, by what the answer said. */
export const listSuppressionGroups = adminProcedure
  .input(noInput)
  .output(suppressionGroups)
  .query(async ({ ctx }) => {
    const groups = await ctx.services.leads.listSuppressionGroups()
    return {
      groups: groups.map(({ firstAt, lastAt, ...group }) => ({
        ...group,
        firstAt: firstAt.toISOString(),
        lastAt: lastAt.toISOString(),
      })),
    }
  })
