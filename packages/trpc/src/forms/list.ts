import { formList } from '@booster/contracts/forms/forms'
import { noInput } from '@booster/contracts/wire/fields'
import { countOptinAutomations } from '@booster/db/forms/count-optin-automations'
import { listForms as listFormFacts } from '@booster/db/forms/list-forms'
import { affiliateProcedure } from '../init.ts'
import { formRowOf } from './form-row.ts'

/** The affiliate's opt-in forms, the newest first. */
export const listForms = affiliateProcedure
  .input(noInput)
  .output(formList)
  .query(async ({ ctx }) => {
    const { affiliateId, services } = ctx
    const [forms, activeAutomations] = await Promise.all([
      listFormFacts(services, { affiliateId }),
      countOptinAutomations(services, { affiliateId }),
    ])
    return { forms: forms.map((form) => formRowOf(form, services.mode.publicUrl)), activeAutomations }
  })
