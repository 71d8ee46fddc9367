import { optinSubmitInput } from '@booster/contracts/optin'
import { id } from '@booster/contracts/wire/fields'
import { submitOptin } from '@booster/services/optin/submit-optin'
import { z } from 'zod'
import { ApiError } from '../api-error.ts'
import { type RestRoute, restRoute } from './rest-route.ts'

export const OPTIN_SUBMIT_PATH = '/api/affiliate/optin-forms/:id/submit'

const route = restRoute({
  method: 'post',
  path: OPTIN_SUBMIT_PATH,
  access: 'public',
  summary: 'Submit an opt-in form',
  description:
    'JSON or form-encoded. `:id` may also be the slug. A known address gets the same answer, and enters nothing twice. WhatsApp numbers without a country are Indonesian.',
  params: z.object({ id: z.string().min(1).max(200) }),
  data: z.object({ leadId: id }),
  status: 201,
  errors: [400, 404, 409, 413, 429],
  answer: async ({ params }, { services, ip, request }) => {
    const answer = await submitOptin(services, {
      form: params.id,
      fields: request.body ?? {},
      ip,
      userAgent: request.get('user-agent') ?? null,
    })
    if (answer.kind === 'submitted') return { leadId: answer.leadId }
    if (answer.kind === 'unknown') throw new ApiError(404, 'Form not found')
    if (answer.kind === 'closed') throw new ApiError(409, 'This form is closed', { code: 'FORM_CLOSED' })
    const issue = answer.issues[0] ?? { field: 'body', message: 'cannot be read' }
    const field = issue.field === '' ? 'body' : issue.field
    throw new ApiError(400, `${field}: ${issue.message}`, { field })
  },
})

/** The body is described for the API description, and read by submitOptin, which the hosted page shares. */
export const OPTIN_SUBMIT_ROUTE: RestRoute = { ...route, body: optinSubmitInput }
