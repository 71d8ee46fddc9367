import { z } from 'zod'
import { ERROR_CODES, type ErrorStatus } from '../api-error.ts'
import type { Access, RestRoute } from '../rest/rest-route.ts'

type Json = Record<string, unknown>

const SECURITY: Record<Access, readonly Json[]> = {
  affiliate: [{ session: [] }],
  admin: [{ session: [] }],
  cron: [{ cronSecret: [] }],
  public: [],
}

/** The OpenAPI 3.1 description of the REST face, made of the schemas that the routes parse with. */
export function describeApi(routes: readonly RestRoute[], options: { readonly serverUrl: string }): Json {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method]: describeRoute(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Affiliate Booster',
      version: '1.0.0',
      description:
        'Success is `{"success": true, "message"?, "data"}`; an error is `{"success": false, "error": {"code", "message", "requestId", "field"?}}`.',
    },
    servers: [{ url: options.serverUrl }],
    paths: { ...paths, ...otherPaths },
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'booster.session_token',
          description: 'From POST /api/auth/sign-in/email',
        },
        cronSecret: { type: 'http', scheme: 'bearer', description: 'CRON_SECRET' },
        webhookSecret: {
          type: 'apiKey',
          in: 'header',
          name: 'x-mailketing-token',
          description: 'MAILKETING_WEBHOOK_SECRET, also as ?token=',
        },
      },
      schemas: { Error: ERROR_SCHEMA },
    },
  }
}

/** Statuses that every route of an access can answer with, and its own. */
export function errorsOf(route: RestRoute): readonly ErrorStatus[] {
  const ofAccess: readonly ErrorStatus[] =
    route.access === 'public'
      ? []
      : route.access === 'cron'
        ? [401]
        : route.method === 'get'
          ? [401, 403]
          : [401, 403]
  return [...new Set([...ofAccess, ...route.errors])].toSorted((a, b) => a - b)
}

/** A route's schema as JSON Schema: `input` as it is sent, `output` as it is answered. */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  })
  return json
}

/** The schema of a whole success: the envelope, or what a bare route answers. */
export function successSchemaOf(route: RestRoute): Json {
  const data = jsonSchemaOf(route.data, 'output')
  if (route.bare === true) return data
  return {
    type: 'object',
    properties: {
      success: { const: true },
      ...(route.message === undefined ? {} : { message: { type: 'string', examples: [route.message] } }),
      data,
    },
    required: ['success', 'data', ...(route.message === undefined ? [] : ['message'])],
  }
}

function describeRoute(route: RestRoute): Json {
  const parameters = [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')]
  const body = route.body === undefined ? null : jsonSchemaOf(route.body, 'input')
  return {
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    operationId: `${route.method}${route.path.replace(/[^a-z]+(\w)?/gi, (_all, letter?: string) => (letter ?? '').toUpperCase())}`,
    tags: [route.access],
    security: SECURITY[route.access],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === null
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      [route.status ?? 200]: {
        description: 'Success',
        content: { 'application/json': { schema: successSchemaOf(route) } },
      },
      ...Object.fromEntries(errorsOf(route).map((status) => [status, errorAnswer(status)])),
    },
  }
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = jsonSchemaOf(schema, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

function errorAnswer(status: ErrorStatus): Json {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } }
  return { description: ERROR_CODES[status], content }
}

const ERROR_SCHEMA: Json = {
  type: 'object',
  required: ['success', 'error'],
  properties: {
    success: { const: false },
    error: {
      type: 'object',
      required: ['code', 'message', 'requestId'],
      properties: {
        code: { type: 'string' },
        message: { type: 'string' },
        requestId: { type: 'string' },
        field: { type: 'string', description: 'The parameter at fault' },
      },
    },
  },
}

/** What other routers answer: the webhook and the sessions. */
const otherPaths: Record<string, Json> = {
  '/api/webhooks/mailketing': {
    post: {
      summary: "Take an event of the provider's webhook",
      tags: ['webhook'],
      security: [{ webhookSecret: [] }],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['email'],
              properties: {
                event: { type: 'string' },
                type: { type: 'string' },
                email: { type: 'string' },
                message_id: { type: 'string' },
                timestamp: { type: 'string' },
              },
            },
          },
        },
      },
      responses: {
        200: { description: 'Taken, or known already' },
        400: errorAnswer(400),
        401: errorAnswer(401),
      },
    },
    get: {
      summary: 'Answer the verification',
      tags: ['webhook'],
      security: [{ webhookSecret: [] }],
      responses: { 200: { description: 'The endpoint is active' }, 401: errorAnswer(401) },
    },
  },
  '/api/auth/sign-in/email': {
    post: {
      summary: 'Sign in',
      tags: ['session'],
      security: [],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['email', 'password'],
              properties: { email: { type: 'string' }, password: { type: 'string' } },
            },
          },
        },
      },
      responses: {
        200: { description: 'Signed in; sets the session cookie' },
        401: { description: 'Wrong address or password' },
        429: { description: 'Too many failed sign-ins' },
      },
    },
  },
  '/api/auth/sign-out': {
    post: {
      summary: 'Sign out',
      tags: ['session'],
      security: [{ session: [] }],
      responses: { 200: { description: 'Signed out' } },
    },
  },
  '/api/auth/get-session': {
    get: {
      summary: 'Who is signed in',
      tags: ['session'],
      security: [],
      responses: { 200: { description: 'The session, or null' } },
    },
  },
}
