import { forbidden } from '@booster/trpc/errors'
import express, {
  type Request as ExpressRequest,
  type Response as ExpressResponse,
  type RequestHandler,
  Router,
} from 'express'
import { ApiError, refuseMethod, requestIdOf } from '../api-error.ts'
import { clientAddress } from '../client-address.ts'
import { refuseCrossSite } from '../guard.ts'
import { noteReaderLanguage, readerLanguage } from '../reader-language.ts'
import { CLIENT_IP_HEADER, REQUEST_ID_HEADER, webHeadersOf } from './auth-headers.ts'
import { authRefusalBody } from './auth-refusal.ts'
import type { LazyAuth } from './create-lazy-auth.ts'
import type { Viewers } from './viewers.ts'

/**
 * All that is reachable of better-auth. The rest of it signs people up, or answers with the tokens that open sessions;
 * the procedures of `session` name those by id.
 */
export const AUTH_PATHS = [
  { path: '/sign-in/email', method: 'POST' },
  { path: '/sign-out', method: 'POST' },
  { path: '/get-session', method: 'GET' },
  { path: '/change-password', method: 'POST' },
] as const

/**
 * better-auth below /api/auth. The body is read here, with a limit, and handed over as a web request, so that a
 * body that is too large or broken is answered in the shape of every other error.
 */
export function mountAuth(options: {
  readonly auth: LazyAuth
  readonly viewers: Viewers
  readonly publicUrl: () => string
}): Router {
  const router = Router()
  const readRaw = express.raw({ limit: 32 * 1_024, type: () => true })
  const answer: RequestHandler = async (request, response) => {
    await refuseWhoLooks(request, options.viewers)
    const body = bodyOf(request.body, request.get('content-type') ?? '')
    const headers = webHeadersOf(request.headers)
    headers.delete('content-length')
    headers.set(CLIENT_IP_HEADER, clientAddress(request))
    headers.set(REQUEST_ID_HEADER, requestIdOf(response))
    const { auth, viewers, publicUrl } = options
    const url = new URL(request.originalUrl, publicUrl())
    const { handler } = await auth.get()
    const answered = await handler(
      new Request(url, { method: request.method, headers, ...(body === null ? {} : { body }) }),
    )
    if (request.method !== 'GET') viewers.forget()
    if (answered.status >= 400) return writeRefusal(answered, { request, response, viewers })
    writeHead(answered, response)
    response.end(Buffer.from(await answered.arrayBuffer()))
  }
  for (const { path, method } of AUTH_PATHS) {
    const steps = [refuseCrossSite(options.publicUrl), readRaw, answer]
    if (method === 'GET') router.get(path, ...steps)
    else router.post(path, ...steps)
    router.all(path, refuseMethod([method]))
  }
  return router
}

/** An admin who looks at an affiliate's account can sign out of all, and change nobody's password. */
async function refuseWhoLooks(request: ExpressRequest, viewers: Viewers): Promise<void> {
  if (!request.path.endsWith('/change-password')) return
  const viewer = await viewers.viewerOf(request.headers)
  if (viewer?.viewedBy !== undefined) throw forbidden('VIEW_ONLY')
}

function bodyOf(raw: unknown, contentType: string): string | null {
  if (!Buffer.isBuffer(raw) || raw.length === 0) return null
  const text = raw.toString('utf8')
  if (contentType.includes('json')) requireJsonObject(text)
  return text
}

function requireJsonObject(text: string): void {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    value = null // said below, together with what is JSON but no object
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return
  throw new ApiError(400, 'The body is not a valid JSON object.', { code: 'BAD_JSON', field: 'body' })
}

/** In the language of the account that asks; nobody is signed in yet: of the request. */
async function writeRefusal(
  answered: Response,
  to: { readonly request: ExpressRequest; readonly response: ExpressResponse; readonly viewers: Viewers },
): Promise<void> {
  const { request, response, viewers } = to
  const viewer = await viewers.viewerOf(request.headers)
  noteReaderLanguage(response, viewer?.language ?? null)
  const body = await authRefusalBody(answered, readerLanguage(request, response))
  writeHead(answered, response)
  response.type('json').end(body)
}

function writeHead(answered: Response, response: ExpressResponse): void {
  response.status(answered.status)
  answered.headers.forEach((value, name) => {
    if (name !== 'set-cookie' && name !== 'content-length') response.setHeader(name, value)
  })
  const cookies = answered.headers.getSetCookie()
  if (cookies.length > 0) response.setHeader('set-cookie', cookies)
  response.setHeader('cache-control', 'no-store')
}
