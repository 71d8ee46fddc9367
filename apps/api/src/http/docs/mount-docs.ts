import { Router } from 'express'
import { refuseMethod } from '../api-error.ts'
import { REST_ROUTES } from '../rest/routes.ts'
import { docsPage } from './docs-page.ts'
import { describeApi } from './openapi.ts'

/** `/api/docs` for people and `/api/docs/openapi.json` for programs, both from the routes themselves. */
export function mountDocs(publicUrl: () => string): Router {
  const router = Router()
  router.get('/api/docs', (_request, response) => {
    response.set('cache-control', 'no-cache').type('html').send(docsPage(REST_ROUTES, publicUrl()))
  })
  router.get('/api/docs/openapi.json', (_request, response) => {
    response.set('cache-control', 'no-cache').json(describeApi(REST_ROUTES, { serverUrl: publicUrl() }))
  })
  router.all(['/api/docs', '/api/docs/openapi.json'], refuseMethod(['GET']))
  return router
}
