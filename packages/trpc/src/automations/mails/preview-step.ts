import { stepPreview, stepPreviewInput } from '@booster/contracts/automations/drafts'
import { affiliateProcedure } from '../../init.ts'
import { readStepMail } from './read-step-mail.ts'

/** The mail that a lead would get of a step as it is being written, and what is wrong with it. A body is too long for an address: a POST. */
export const previewStep = affiliateProcedure
  .input(stepPreviewInput)
  .output(stepPreview)
  .mutation(async ({ ctx, input }) => {
    const { leadId, ...step } = input
    const { affiliateId, services } = ctx
    const mail = await readStepMail(services, { affiliateId, leadId, step })
    const { checks, ...preview } = services.previewStep(mail)
    const { name, email } = mail.lead
    return { ...preview, size: Buffer.byteLength(preview.html), lead: { name, email }, checks: [...checks] }
  })
