import { formList } from '@booster/contracts/forms'
import { noInput } from '@booster/contracts/wire/fields'
import { listForms as listFormFacts } from '@booster/db/forms/list-forms'
import { affiliateProcedure } from '../init.ts'
import { formRowOf } from './form-row.ts'

/** The affiliate's opt-in forms. */
export const listForms = affiliateProcedure
  .input(noInput)
  .output(formList)
  .query(async ({ ctx }) => {
    const forms = await listFormFacts(ctx.services.reads, { affiliateId: ctx.affiliateId })
    return { forms: forms.map((form) => formRowOf(form, ctx.services.mode.publicUrl)) }
  })
