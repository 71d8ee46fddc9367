import { formCreateInput, formSaved } from '@booster/contracts/forms/forms'
import { createForm as writeForm } from '@booster/db/forms/create-form'
import { affiliateProcedure } from '../init.ts'
import { demandAllowedRedirect } from './demand-allowed-redirect.ts'
import { demandWritten } from './demand-written.ts'
import { formDetailOf } from './form-row.ts'

/** A new form, open to visitors at once unless it says otherwise. */
export const createForm = affiliateProcedure
  .input(formCreateInput)
  .output(formSaved)
  .mutation(async ({ ctx, input }) => {
    const { mode, prisma, clock } = ctx.services
    const { affiliateId, actor } = ctx
    demandAllowedRedirect(input.redirectUrl, mode.formRedirectHosts)
    const written = await writeForm({ prisma, clock }, { affiliateId, actor, settings: input })
    return { form: formDetailOf(demandWritten(written), mode.publicUrl) }
  })
