import { formDetail, formInput } from '@booster/contracts/forms/forms'
import { readForm } from '@booster/db/forms/read-form'
import { notFound } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'
import { formDetailOf } from './form-row.ts'

/** One opt-in form with its texts. */
export const getForm = affiliateProcedure
  .input(formInput)
  .output(formDetail)
  .query(async ({ ctx, input }) => {
    const form = await readForm(ctx.services, { affiliateId: ctx.affiliateId, formId: input.id })
    if (form === null) throw notFound('Form')
    return formDetailOf(form, ctx.services.mode.publicUrl)
  })
