import type { FormDetail, FormEdit } from '@booster/contracts/forms/forms'

/** A form's settings as its page edits them. */
export function editOf(form: FormDetail): FormEdit {
  const { title, slug, headline, description, buttonText, fields, consentText, thankYou, redirectUrl } = form
  const { automationId, tags, doubleOptIn, active, hourlyLimit } = form
  return {
    ...{ title, slug, headline, description, buttonText, fields, consentText, thankYou, redirectUrl },
    ...{ automationId, tags, doubleOptIn, active, hourlyLimit },
  }
}
