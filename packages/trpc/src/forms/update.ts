import { formSaved, formUpdateInput } from '@booster/contracts/forms/forms'
import { updateForm as writeForm } from '@booster/db/forms/update-form'
import { affiliateProcedure } from '../init.ts'
import { demandAllowedRedirect } from './demand-allowed-redirect.ts'
import { demandWritten } from './demand-written.ts'
import { formDetailOf } from './form-row.ts'

/** Changes what is given of a form; `active` closes and opens it. */
export const updateForm = affiliateProcedure
  .input(formUpdateInput)
  .output(formSaved)
  .mutation(async ({ ctx, input }) => {
    const { mode, prisma, clock } = ctx.services
    const { affiliateId, actor } = ctx
    const { id: formId, ...settings } = input
    demandAllowedRedirect(settings.redirectUrl, mode.formRedirectHosts)
    const written = await writeForm({ prisma, clock }, { affiliateId, actor, formId, settings })
    return { form: formDetailOf(demandWritten(written), mode.publicUrl) }
  })
