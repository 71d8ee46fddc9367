import type { FormDetailFacts } from '@booster/db/forms/form-facts'
import type { FormWritten } from '@booster/db/forms/form-settings'
import { badInput, notFound } from '../errors.ts'

const WHY_NOT_STARTED = {
  unknown: 'must be a sequence of yours',
  not_after_optin: 'must be a sequence that starts after an opt-in',
  archived: 'must not be archived',
} satisfies Record<Extract<FormWritten, { kind: 'wrong_automation' }>['why'], string>

/** The form as it was written; what kept it from being written is an error that names the field. */
export function demandWritten(answer: FormWritten): FormDetailFacts {
  if (answer.kind === 'unknown') throw notFound('Form')
  if (answer.kind === 'slug_taken') throw badInput('slug', `is taken by another form; ${answer.free} is free`)
  if (answer.kind === 'wrong_automation') throw badInput('automationId', WHY_NOT_STARTED[answer.why])
  return answer.form
}
