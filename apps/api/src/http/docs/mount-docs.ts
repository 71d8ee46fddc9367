import { type RequestHandler, Router } from 'express'
import { refuseMethod } from '../api-error.ts'
import { REST_ROUTES } from '../rest/routes.ts'

/**
 * `/api/docs` for people and `/api/docs/openapi.json` for programs, both from the routes themselves. What makes them
 * is loaded with the first request: most processes are never asked.
 */
export function mountDocs(publicUrl: () => string): Router {
  const router = Router()
  router.get('/api/docs', answerPage(publicUrl))
  router.get('/api/docs/openapi.json', answerDescription(publicUrl))
  router.all(['/api/docs', '/api/docs/openapi.json'], refuseMethod(['GET']))
  return router
}

function answerPage(publicUrl: () => string): RequestHandler {
  return async (_request, response) => {
    const { docsPage } = await import('./docs-page.ts')
    response.set('cache-control', 'no-cache').type('html').send(docsPage(REST_ROUTES, publicUrl()))
  }
}

function answerDescription(publicUrl: () => string): RequestHandler {
  return async (_request, response) => {
    const { describeApi } = await import('./openapi.ts')
    response.set('cache-control', 'no-cache').json(describeApi(REST_ROUTES, { serverUrl: publicUrl() }))
  }
}
