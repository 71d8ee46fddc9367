import { id } from '@booster/contracts/wire/fields'
import { z } from 'zod'
import { type RestRoute, restRoute } from './rest-route.ts'

export const optinFormsRoute: RestRoute = restRoute({
  method: 'get',
  path: '/api/affiliate/optin-forms',
  access: 'affiliate',
  summary: 'List opt-in forms',
  data: z.object({
    forms: z.array(z.object({ id, slug: z.string(), title: z.string(), active: z.boolean() })),
  }),
  errors: [],
  answer: async (_input, { caller }) => {
    const { forms } = await caller.form.list()
    return {
      forms: forms.map(({ id: formId, slug, title, active }) => ({ id: formId, slug, title, active })),
    }
  },
})
