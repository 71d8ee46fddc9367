import { z } from 'zod'
import { type RestRoute, restRoute } from './rest-route.ts'

export const modeRoute: RestRoute = restRoute({
  method: 'get',
  path: '/api/mode',
  access: 'public',
  summary: 'How this installation runs',
  description: 'What the sign-in pages show before anybody has signed in.',
  bare: true,
  data: z.object({ demo: z.boolean(), sandbox: z.boolean() }),
  errors: [],
  answer: (_input, { services }) =>
    Promise.resolve({ demo: services.mode.demo, sandbox: services.mode.sandbox }),
})
