import { PROOF_TYPES } from '@booster/contracts/top-ups/top-ups'
import { z } from 'zod'
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiParameters,
  type ZodOpenApiPathsObject,
} from 'zod-openapi'
import type { ErrorStatus } from '../api-error.ts'
import type { Access, RestRoute } from '../rest/rest-route.ts'
import { errorAnswer } from './error-answer.ts'
import { OTHER_PATHS } from './other-paths.ts'

type RequestSchema = NonNullable<ZodOpenApiParameters['path']>

type Security = NonNullable<ZodOpenApiOperationObject['security']>

const SESSION: Security = [{ session: [] }]
const SECURITY: Record<Access, Security> = {
  affiliate: [...SESSION, { apiKey: [] }],
  admin: SESSION,
  cron: [{ cronSecret: [] }],
  public: [],
}

const SECURITY_SCHEMES = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'booster.session_token',
    description: 'From POST /api/auth/sign-in/email',
  },
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key of the affiliate, from POST /api/affiliate/api-keys',
  },
  cronSecret: { type: 'http', scheme: 'bearer', description: 'CRON_SECRET' },
  webhookSecret: {
    type: 'apiKey',
    in: 'header',
    name: 'x-mailketing-token',
    description: 'MAILKETING_WEBHOOK_SECRET, also as ?token=',
  },
} as const

/** The OpenAPI 3.1 document of the REST API, generated from the schemas that the routes parse with. */
export function describeApi(routes: readonly RestRoute[], options: { readonly serverUrl: string }) {
  const paths: ZodOpenApiPathsObject = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method]: describeRoute(route) }
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Affiliate Booster',
      version: '1.0.0',
      description:
        'Success is `{"success": true, "message"?, "data"}`; an error is `{"success": false, "error": {"code", "message", "requestId", "field"?}}`.',
    },
    servers: [{ url: options.serverUrl }],
    paths: { ...paths, ...OTHER_PATHS },
    components: { securitySchemes: SECURITY_SCHEMES },
  })
}

/** The error statuses of a route: those of its access, and its own. */
export function errorsOf(route: RestRoute): readonly ErrorStatus[] {
  return [...new Set([...ERRORS_OF_ACCESS[route.access], ...route.errors])].toSorted((a, b) => a - b)
}

const ERRORS_OF_ACCESS: Record<Access, readonly ErrorStatus[]> = {
  public: [],
  cron: [401],
  affiliate: [401, 403, 429],
  admin: [401, 403],
}

/** A route's schema as JSON Schema: `input` as it is sent, `output` as it is answered. */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return json
}

/** The schema of a success: the envelope, or for a bare route the data alone. */
export function successOf(route: RestRoute): z.ZodType {
  if (route.bare === true) return route.data
  return z.looseObject({
    success: z.literal(true),
    ...(route.message === undefined ? {} : { message: z.string().meta({ examples: [route.message] }) }),
    data: route.data,
  })
}

function requestBodyOf({ body, multipart }: RestRoute): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (multipart !== undefined)
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema: multipart } } } }
  return body === undefined
    ? {}
    : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }
}

function contentOf(route: RestRoute) {
  if (route.csv === true) return { 'text/csv': { schema: route.data } }
  if (route.file === true)
    return Object.fromEntries(PROOF_TYPES.map((type) => [type, { schema: route.data }]))
  return { 'application/json': { schema: successOf(route) } }
}

function describeRoute(route: RestRoute): ZodOpenApiOperationObject {
  return {
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    operationId: `${route.method}${route.path.replace(/[^a-z]+(\w)?/gi, (_all, letter?: string) => (letter ?? '').toUpperCase())}`,
    tags: [route.access],
    security: route.sessionOnly === true ? SESSION : SECURITY[route.access],
    requestParams: {
      ...(route.params === undefined ? {} : { path: route.params as RequestSchema }),
      ...(route.query === undefined ? {} : { query: route.query as RequestSchema }),
    },
    ...requestBodyOf(route),
    responses: {
      [route.status ?? 200]: {
        description: 'Success',
        content: contentOf(route),
      },
      ...Object.fromEntries(errorsOf(route).map((status) => [status, errorAnswer(status)])),
    },
  }
}
