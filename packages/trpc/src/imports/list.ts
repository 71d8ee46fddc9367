import { leadImportList } from '@booster/contracts/imports/lead-imports'
import { noInput } from '@booster/contracts/wire/fields'
import { listLeadImports } from '@booster/db/imports/read-lead-import'
import { affiliateProcedure } from '../init.ts'
import { importAnswerOf } from './import-answer.ts'

const SHOWN = 20

/** The newest imports that were started. */
export const listImports = affiliateProcedure
  .input(noInput)
  .output(leadImportList)
  .query(async ({ ctx }) => {
    const found = await listLeadImports(ctx.services.pool, { affiliateId: ctx.affiliateId, limit: SHOWN })
    return { imports: found.map(importAnswerOf) }
  })
