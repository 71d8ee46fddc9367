import { formPreview, formPreviewInput } from '@booster/contracts/forms/forms'
import { affiliateProcedure } from '../init.ts'

/** The page of a form that is being written, as its visitors would see it. Nothing is kept or counted. */
export const previewForm = affiliateProcedure
  .input(formPreviewInput)
  .output(formPreview)
  .query(({ ctx, input }) => {
    const { language, page, thankYou, ...draft } = input
    const html = ctx.services.previewForm(
      {
        ...draft,
        id: 'preview',
        slug: 'preview',
        consentVersion: 1,
        thankYouText: thankYou,
        redirectUrl: null,
        open: true,
        affiliateName: ctx.viewer.affiliateName ?? ctx.viewer.name,
      },
      { language, page },
    )
    return { html }
  })
