import type { FormPageRow } from '@booster/db/forms/read-form-page'
import type { FormPreviewLook } from '@booster/trpc/context'
import { formPage, thankYouPage } from './form-page.ts'

/** The page that visitors would see, made by what makes theirs. */
export function previewForm(form: FormPageRow, { language, page }: FormPreviewLook): string {
  const options = { form, language, sandboxUrl: null }
  return page === 'form' ? formPage(options) : thankYouPage(options)
}
