import { formList } from '@booster/contracts/forms/forms'
import { noInput } from '@booster/contracts/wire/fields'
import { countOptinAutomations, listForms as listFormFacts } from '@booster/db/forms/list-forms'
import { affiliateProcedure } from '../init.ts'
import { formRowOf } from './form-row.ts'

/** The affiliate's opt-in forms. */
export const listForms = affiliateProcedure
  .input(noInput)
  .output(formList)
  .query(async ({ ctx }) => {
    const { affiliateId } = ctx
    const { reads, mode } = ctx.services
    const [forms, activeAutomations] = await Promise.all([
      listFormFacts(reads, { affiliateId }),
      countOptinAutomations(reads, { affiliateId }),
    ])
    return { forms: forms.map((form) => formRowOf(form, mode.publicUrl)), activeAutomations }
  })
