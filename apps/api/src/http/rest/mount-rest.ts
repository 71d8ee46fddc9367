import { type ErrorRequestHandler, type RequestHandler, Router } from 'express'
import { refuseMethod, refuseUnknownPath } from '../api-error.ts'
import { readJson, refuseCrossSite } from '../guard.ts'
import { readFields } from '../read-fields.ts'
import { OPTIN_SUBMIT_PATH, OPTIN_SUBMIT_ROUTE } from './optin-submit.ts'
import { handlerOf, type RestDeps, type RestRoute } from './rest-route.ts'
import { REST_ROUTES } from './routes.ts'

export type RestOptions = RestDeps & {
  readonly publicUrl: () => string
  /** What people meet at the address to which forms are sent. */
  readonly formPages: {
    readonly submitLimit: RequestHandler
    readonly leadToForm: RequestHandler<{ id: string }>
    readonly answerPost: RequestHandler<{ id: string }>
    readonly answerFault: ErrorRequestHandler<{ id: string }>
  }
}

/** The REST face below /api: known paths with their methods, 405 for other methods, 404 in JSON for everything else. */
export function mountRest(options: RestOptions): Router {
  const router = Router()
  const { submitLimit, leadToForm, answerPost, answerFault } = options.formPages
  // The busiest address, before all others: a request is held against one route after the other.
  router.post(
    OPTIN_SUBMIT_PATH,
    allowEverySite,
    ...readFields,
    submitLimit,
    answerPost,
    answerFault,
    handlerOf(OPTIN_SUBMIT_ROUTE, options) as RequestHandler<{ id: string }>,
  )
  router.get(OPTIN_SUBMIT_PATH, leadToForm)
  router.options(OPTIN_SUBMIT_PATH, allowEverySite, (_request, response) => void response.status(204).end())
  for (const route of REST_ROUTES) {
    if (route === OPTIN_SUBMIT_ROUTE) continue
    router[route.method](route.path, ...guardsOf(route, options), handlerOf(route, options))
  }
  for (const [path, methods] of methodsByPath()) router.all(path, refuseMethod(methods))
  router.use('/api', refuseUnknownPath)
  return router
}

/** Only what the session's cookie opens has to be kept from other sites; bodies are read after that. */
function guardsOf(route: RestRoute, { publicUrl }: RestOptions): RequestHandler[] {
  const guards = route.access === 'affiliate' || route.access === 'admin' ? [refuseCrossSite(publicUrl)] : []
  const readsItself = route.largeBody === true || route.multipart !== undefined
  const hasBody = ['post', 'put', 'patch'].includes(route.method)
  return hasBody && !readsItself ? [...guards, readJson] : guards
}

/** Forms stand on other people's sites: their scripts may post and read the answer. No cookie is involved. */
const allowEverySite: RequestHandler = (_request, response, next) => {
  response.set({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'content-type',
    'cross-origin-resource-policy': 'cross-origin',
  })
  next()
}

function methodsByPath(): Map<string, string[]> {
  const methods = new Map<string, string[]>()
  for (const { path, method } of REST_ROUTES)
    methods.set(path, [...(methods.get(path) ?? []), method.toUpperCase()])
  return methods
}
