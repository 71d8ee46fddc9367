import { randomUUID } from 'node:crypto'
import express, { type Request, type RequestHandler, type Response } from 'express'
import helmet from 'helmet'
import { ApiError } from './api-error.ts'

/** 256 KB: more than the longest e-mail body anybody writes, less than anything that hurts. */
export const JSON_LIMIT_BYTES = 256 * 1_024

/** Parses JSON objects, and only those, up to the limit. */
export const readJson: RequestHandler = express.json({ limit: JSON_LIMIT_BYTES, strict: true })
/** 8 MB: twice what 100,000 ids take, so that a longer list is refused by its field. Only for signed-in callers. */
export const LARGE_JSON_LIMIT_BYTES = 8 * 1_024 * 1_024
const parseLargeJson = express.json({ limit: LARGE_JSON_LIMIT_BYTES, strict: true })

/** Parses a JSON object of several megabytes; rejects as the parsers do. */
export function readLargeJson(request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    parseLargeJson(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error)))
  })
}
/** Gives every request an id; one that a proxy in front already gave is kept. */
export const giveRequestId: RequestHandler = (request, response, next) => {
  const given = request.get('x-request-id')
  const requestId = given !== undefined && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
  response.locals.requestId = requestId
  response.setHeader('x-request-id', requestId)
  next()
}

/** The app with the editor, whose preview shows the pictures of a mail: they are on other servers. */
const EDITS_MAIL = /^\/affiliate(\/|$)/

/**
 * The headers of every answer. Scripts come from this origin only and never inline. Styles may stand inline,
 * because e-mail previews (srcdoc frames inherit this policy) and the chart library are made of them.
 */
export function securityHeaders(publicUrl: () => string): RequestHandler {
  const build = (https: boolean, { framed = false, pictures = false } = {}): RequestHandler =>
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', ...(pictures ? ['https:'] : [])],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          frameSrc: ["'self'"],
          frameAncestors: framed ? ['*'] : ["'none'"],
          formAction: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
        },
      },
      strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
      xFrameOptions: framed ? false : { action: 'deny' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    })
  const kindsOf = (https: boolean) => ({
    page: build(https),
    framed: build(https, { framed: true }),
    editing: build(https, { pictures: true }),
    data: dataHeaders(https),
  })
  const kinds = {
    plain: kindsOf(false),
    https: kindsOf(true),
  }
  return (request, response, next) => {
    const kind = publicUrl().startsWith('https:') ? kinds.https : kinds.plain
    if (DATA.test(request.path)) return kind.data(request, response, next)
    if (EMBEDDABLE.test(request.path)) return kind.framed(request, response, next)
    const handler = EDITS_MAIL.test(request.path) ? kind.editing : kind.page
    handler(request, response, next)
  }
}

/** What the apps fetch: never a page, so all that a page may do is forbidden at once. */
function dataHeaders(https: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    referrerPolicy: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xFrameOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  })
}

/** Answers of procedures. */
const DATA = /^\/trpc\//i

/** Hosted forms are made to be shown inside other sites, with what answers them; nothing else is. */
const EMBEDDABLE = /^\/f\/|^\/api\/affiliate\/optin-forms\/[^/]+\/submit\/?$/i

/**
 * Refuses writes that a browser sends on behalf of another site (they would carry our cookie). Browsers always
 * say where a write comes from; programs send neither header and are let in.
 */
export function refuseCrossSite(publicUrl: () => string): RequestHandler {
  return (request, _response, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method) || comesFromHere(request, publicUrl()))
      return next()
    next(new ApiError(403, 'This request came from another site.', { code: 'CROSS_SITE' }))
  }
}

function comesFromHere(request: Request, publicUrl: string): boolean {
  const site = request.get('sec-fetch-site')
  if (site === 'same-origin' || site === 'none') return true
  const origin = request.get('origin')
  if (origin === undefined) return site === undefined
  if (origin === new URL(publicUrl).origin) return true
  // A development server in front, or the address by which this machine is called in its own network.
  return site === undefined && URL.parse(origin)?.host === request.get('host')
}

/** Some programs join a site and a path with a slash too many. */
export const foldSlashes: RequestHandler = (request, _response, next) => {
  request.url = request.url.replace(/^\/{2,}/, '/')
  next()
}

/** Takes a path with an undecodable escape or a NUL byte as what it is: a bad request. */
export const refuseBrokenPath: RequestHandler = (request, _response, next) => {
  try {
    if (!decodeURIComponent(request.path).includes('\0')) return next()
  } catch (error) {
    if (!(error instanceof URIError)) throw error
  }
  next(new ApiError(400, 'The path cannot be read.', { field: 'path' }))
}
