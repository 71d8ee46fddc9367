import {
  formCreateInput,
  formInput,
  formList,
  formSaved,
  formSettingsInput,
} from '@booster/contracts/forms/forms'
import { type RestRoute, restRoute } from './rest-route.ts'

const LIST: RestRoute = restRoute({
  method: 'get',
  path: '/api/affiliate/optin-forms',
  access: 'affiliate',
  summary: 'List opt-in forms',
  data: formList.pick({ forms: true }),
  errors: [],
  answer: async (_input, { caller }) => ({ forms: (await caller.form.list()).forms }),
})

const CREATE: RestRoute = restRoute({
  method: 'post',
  path: '/api/affiliate/optin-forms',
  access: 'affiliate',
  summary: 'Make an opt-in form',
  description:
    'Only `title` and `consentText` are needed. Without a `slug` the title suggests one; without `fields` the form asks for name, e-mail and, if the visitor likes, WhatsApp; without an `automationId` an opt-in starts every active sequence of the trigger AFTER_OPTIN.',
  body: formCreateInput,
  data: formSaved,
  status: 201,
  errors: [400, 413],
  answer: async ({ body }, { caller }) => caller.form.create(body),
})

const GET: RestRoute = restRoute({
  method: 'get',
  path: '/api/affiliate/optin-forms/:id',
  access: 'affiliate',
  summary: 'Read an opt-in form',
  params: formInput,
  data: formSaved,
  errors: [400, 404],
  answer: async ({ params }, { caller }) => ({ form: await caller.form.get(params) }),
})

const UPDATE: RestRoute = restRoute({
  method: 'patch',
  path: '/api/affiliate/optin-forms/:id',
  access: 'affiliate',
  summary: 'Change an opt-in form',
  description:
    'Only what is given is changed; `{"active": false}` closes the form. A new `consentText` gets the next version; consents already given keep the text they were given to. A new `slug` ends the old address at once.',
  params: formInput,
  body: formSettingsInput,
  data: formSaved,
  errors: [400, 404, 413],
  answer: async ({ params, body }, { caller }) => caller.form.update({ ...body, ...params }),
})

export const OPTIN_FORM_ROUTES: readonly RestRoute[] = [LIST, CREATE, GET, UPDATE]
