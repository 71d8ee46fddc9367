import { overview } from '@booster/contracts/overview'
import { noInput } from '@booster/contracts/wire/fields'
import { affiliateProcedure } from '../init.ts'
import { overviewOf } from './overview-answer.ts'
import { readOverviewFacts } from './read-overview-facts.ts'

/** The affiliate's first page. */
export const getOverview = affiliateProcedure
  .input(noInput)
  .output(overview)
  .query(async ({ ctx }) => overviewOf(await readOverviewFacts(ctx.services, ctx.viewer)))
