import { badRequestOf } from '@booster/contracts/wire/bad-request'
import type { Services, Viewer } from '@booster/trpc/context'
import { forbidden } from '@booster/trpc/errors'
import { createCaller } from '@booster/trpc/root'
import type { Request, RequestHandler, Response } from 'express'
import type { z } from 'zod'
import { ApiError, requestIdOf } from '../api-error.ts'
import { clientAddress } from '../client-address.ts'
import { readLargeJson } from '../guard.ts'
import { noteReaderLanguage } from '../reader-language.ts'
import { bearerOf } from '../secret.ts'

/** Who may call a route. `cron`: whoever knows CRON_SECRET. */
export type Access = 'affiliate' | 'admin' | 'cron' | 'public'

export type Caller = ReturnType<typeof createCaller>

/** What a route may use besides its input. */
export type RestContext = {
  readonly services: Services
  /** Calls the same procedures as the screens, as the session's user. */
  readonly caller: Caller
  /** Null on public and cron routes. */
  readonly viewer: Viewer | null
  readonly requestId: string
  readonly ip: string | null
  readonly request: Request
  readonly response: Response
}

/** What the router and the API description both read; `serve` is the whole behaviour. */
export type RestRoute = {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** As Express writes it: `/api/affiliate/automation/:id/cancel`. */
  readonly path: string
  readonly access: Access
  /** It decides who has access: an API key, which may have been stolen, does not open it. */
  readonly sessionOnly?: boolean
  readonly summary: string
  readonly description?: string
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  /** A form with a file, which the route reads itself while it arrives; only for the API description. */
  readonly multipart?: z.ZodType
  /** Reads a body of several megabytes, and only from somebody who may call the route. */
  readonly largeBody?: boolean
  /** The `data` of a success, or with `bare` the whole answer. */
  readonly data: z.ZodType
  readonly bare?: boolean
  /** The answer is a file that the route sends itself, while it is read. */
  readonly csv?: boolean
  /** The same for a picture or a PDF. */
  readonly file?: boolean
  readonly status?: 200 | 201 | 202
  readonly message?: string
  /** Statuses of errors beyond those every route of this access has. */
  readonly errors: readonly (400 | 404 | 409 | 413 | 415 | 422 | 429 | 503)[]
  readonly serve: (context: RestContext) => Promise<unknown>
}

type Inputs<P, Q, B> = { readonly params: P; readonly query: Q; readonly body: B }

type RouteOptions<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, D extends z.ZodType> = Omit<
  RestRoute,
  'params' | 'query' | 'body' | 'data' | 'serve'
> & {
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly data: D
  /** Answers with the `data` of a success. Throws ApiError or what a procedure throws. */
  readonly answer: (
    input: Inputs<z.output<P>, z.output<Q>, z.output<B>>,
    context: RestContext,
  ) => Promise<z.input<D>>
}

/** One row of the REST face, typed by its schemas. */
export function restRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, D extends z.ZodType>(
  options: RouteOptions<P, Q, B, D>,
): RestRoute {
  const { answer, params, query, body, ...facts } = options
  return {
    ...facts,
    ...(params === undefined ? {} : { params }),
    ...(query === undefined ? {} : { query }),
    ...(body === undefined ? {} : { body }),
    serve: async (context) => {
      const { request } = context
      const input = {
        params: parse(params, request.params, 'path'),
        query: parse(query, request.query, 'query'),
        body: parse(body, request.body ?? {}, 'body'),
      }
      return answer(input as Inputs<z.output<P>, z.output<Q>, z.output<B>>, context)
    },
  }
}

/** Parses what arrived; a wrong field is a 400 that names it. */
export function parse<S extends z.ZodType>(
  schema: S | undefined,
  value: unknown,
  whole: string,
): z.output<S> | undefined {
  if (schema === undefined) return undefined
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const bad = badRequestOf(parsed.error)
  throw new ApiError(400, bad.message, { field: bad.field === '' ? whole : bad.field })
}

export type RestDeps = {
  readonly services: Services
  readonly viewerOf: (request: Request) => Promise<Viewer | null>
  /** Who an API key speaks for. */
  readonly keyViewerOf: (secret: string, ip: string) => Promise<Viewer | null>
  /** True when the request carries the cron secret. */
  readonly knowsCronSecret: (request: Request) => boolean
}

/** The Express handler of one route: access first, then input, then the answer in the original's envelope. */
export function handlerOf(route: RestRoute, deps: RestDeps): RequestHandler {
  return async (request, response) => {
    const viewer = await admit(route, { request, response }, deps)
    if (route.largeBody === true) await readLargeJson(request, response)
    const requestId = requestIdOf(response)
    const ip = clientAddress(request)
    const caller = createCaller({ viewer, services: deps.services, requestId, ip })
    const data = await route.serve({
      services: deps.services,
      caller,
      viewer,
      requestId,
      ip,
      request,
      response,
    })
    if (response.headersSent) return
    response.setHeader('cache-control', 'no-store')
    response
      .status(route.status ?? response.statusCode)
      .json(route.bare === true ? data : envelope(route.message, data))
  }
}

async function admit(
  { access, sessionOnly, method }: RestRoute,
  { request, response }: Pick<RestContext, 'request' | 'response'>,
  deps: RestDeps,
): Promise<Viewer | null> {
  if (access === 'public') return null
  if (access === 'cron') {
    if (!deps.knowsCronSecret(request))
      throw new ApiError(401, 'A valid Authorization: Bearer secret is needed.')
    return null
  }
  const viewer = access === 'affiliate' ? await affiliateOf(request, deps) : await deps.viewerOf(request)
  if (viewer === null) throw new ApiError(401, 'Sign in first.')
  noteReaderLanguage(response, viewer.language)
  if (viewer.role !== access) throw forbidden('WRONG_ROLE')
  if (method !== 'get' && viewer.viewedBy !== undefined) throw forbidden('VIEW_ONLY')
  if (sessionOnly === true && viewer.sessionId === null) throw forbidden('SESSION_NEEDED')
  return viewer
}

/** A request that carries a key stands or falls with it, whatever its cookie says. */
async function affiliateOf(request: Request, deps: RestDeps): Promise<Viewer | null> {
  const header = request.get('authorization')
  if (header === undefined || !/^bearer\b/i.test(header)) return deps.viewerOf(request)
  const secret = bearerOf(header)
  const viewer = secret === null ? null : await deps.keyViewerOf(secret, clientAddress(request))
  if (viewer === null) throw new ApiError(401, 'A valid Authorization: Bearer API key is needed.')
  return viewer
}

function envelope(message: string | undefined, data: unknown) {
  return { success: true, ...(message === undefined ? {} : { message }), data }
}
