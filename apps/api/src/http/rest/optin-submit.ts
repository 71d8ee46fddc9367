import { optinSubmitInput } from '@booster/contracts/optin'
import { submitOptinTo } from '@booster/services/optin/submit-optin-to'
import { z } from 'zod'
import { ApiError } from '../api-error.ts'
import { networksOf } from '../client-address.ts'
import { languageOf } from '../pages/language.ts'
import { type RestRoute, restRoute } from './rest-route.ts'

export const OPTIN_SUBMIT_PATH = '/api/affiliate/optin-forms/:id/submit'

const route = restRoute({
  method: 'post',
  path: OPTIN_SUBMIT_PATH,
  access: 'public',
  summary: 'Submit an opt-in form',
  description:
    'JSON, `application/x-www-form-urlencoded`, `multipart/form-data` or `text/plain`. `:id` may also be the slug. The answer is always the same: it tells nobody whether an address is known. A known address enters nothing twice, and keeps the name and number it has: whoever types an address cannot change its lead. WhatsApp numbers without a country are Indonesian. The answers to the fields of the form go under their keys (`field_…`). Where the owner of the address is asked to confirm, the e-mail is in the language of `?lang=id|en`, else of `Accept-Language`.',
  params: z.object({ id: z.string().min(1).max(200) }),
  data: z.object({ success: z.literal(true) }),
  bare: true,
  status: 201,
  errors: [400, 404, 409, 413, 415, 429],
  answer: async ({ params }, { services, ip, request }) => {
    const answer = await submitOptinTo(services, params.id, {
      fields: request.body,
      ip,
      networks: networksOf(request),
      userAgent: request.get('user-agent') ?? null,
      language: languageOf(request),
    })
    if (answer.kind === 'unknown') throw new ApiError(404, 'Form not found')
    if (answer.kind === 'submitted') return { success: true as const }
    if (answer.kind === 'closed') throw new ApiError(409, 'This form is closed', { code: 'FORM_CLOSED' })
    const issue = answer.issues[0] ?? { field: 'body', message: 'cannot be read' }
    const field = issue.field === '' ? 'body' : issue.field
    throw new ApiError(400, `${field}: ${issue.message}`, { field })
  },
})

/** The body is described for the API description, and read by submitOptin, which the hosted page shares. */
export const OPTIN_SUBMIT_ROUTE: RestRoute = { ...route, body: optinSubmitInput }
