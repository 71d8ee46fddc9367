import {
  apiKeyCreated,
  apiKeyCreateInput,
  apiKeyList,
  apiKeyRevoked,
} from '@booster/contracts/account/api-keys'
import { id } from '@booster/contracts/wire/fields'
import { z } from 'zod'
import { type RestRoute, restRoute } from './rest-route.ts'

const PATH = '/api/affiliate/api-keys'

export const API_KEY_ROUTES: readonly RestRoute[] = [
  restRoute({
    method: 'get',
    path: PATH,
    access: 'affiliate',
    summary: 'List the API keys in force',
    data: apiKeyList,
    errors: [],
    answer: (_input, { caller }) => caller.apiKey.list(),
  }),
  restRoute({
    method: 'post',
    path: PATH,
    access: 'affiliate',
    sessionOnly: true,
    summary: 'Make an API key',
    description:
      'The answer holds the secret, once: send it as `Authorization: Bearer <secret>` to the routes of an affiliate. Only a person who is signed in can make or revoke keys; with a key the answer is 403 `SESSION_NEEDED`.',
    body: apiKeyCreateInput,
    data: apiKeyCreated,
    status: 201,
    errors: [400, 413, 422],
    answer: ({ body }, { caller }) => caller.apiKey.create(body),
  }),
  restRoute({
    method: 'delete',
    path: `${PATH}/:id`,
    access: 'affiliate',
    sessionOnly: true,
    summary: 'Revoke an API key',
    description:
      'It ends at once and for good. Calling it again changes nothing and succeeds. With a key the answer is 403 `SESSION_NEEDED`.',
    params: z.object({ id }),
    data: apiKeyRevoked,
    errors: [400, 404],
    answer: ({ params }, { caller }) => caller.apiKey.revoke(params),
  }),
]
