import { describe, expect, it } from 'vitest'
import { AUTH_PATHS } from '../auth/mount-auth.ts'
import { REST_ROUTES } from '../rest/routes.ts'
import { docsPage } from './docs-page.ts'
import { describeApi } from './openapi.ts'

type Operation = {
  operationId?: string
  parameters?: { name: string; in: string }[]
  responses: Record<string, unknown>
  security: Record<string, unknown>[]
}
type Api = { openapi: string; paths: Record<string, Record<string, Operation>> }

const api = describeApi(REST_ROUTES, { serverUrl: 'http://booster.example' }) as unknown as Api

describe('the API description', () => {
  it('holds every route that is mounted, with its parameters and errors', () => {
    for (const route of REST_ROUTES) {
      const operation = api.paths[route.path.replace(':id', '{id}')]?.[route.method]
      expect(operation, route.path).toBeDefined()
      if (route.path.includes(':id'))
        expect(operation?.parameters).toContainEqual(expect.objectContaining({ name: 'id', in: 'path' }))
      for (const status of route.errors) expect(operation?.responses).toHaveProperty(String(status))
    }
    const jobs = api.paths['/api/affiliate/automation/jobs']?.get
    expect(jobs?.parameters?.map(({ name }) => name)).toEqual(['automationId', 'status', 'page', 'limit'])
  })

  it('holds every path of the sign-in that is open', () => {
    for (const { path, method } of AUTH_PATHS)
      expect(api.paths[`/api/auth${path}`]).toHaveProperty(method.toLowerCase())
  })

  it('offers no API key where a session is needed', () => {
    for (const route of REST_ROUTES.filter(({ access }) => access === 'affiliate')) {
      const operation = api.paths[route.path.replace(':id', '{id}')]?.[route.method]
      const keyed = operation?.security.some((way) => 'apiKey' in way)
      expect(keyed, `${route.method} ${route.path}`).toBe(route.sessionOnly !== true)
    }
  })

  it('is plain JSON with an id of its own for every operation', () => {
    expect(JSON.parse(JSON.stringify(api))).toEqual(api)
    const ids = Object.values(api.paths).flatMap((path) =>
      Object.values(path).flatMap(({ operationId }) => operationId ?? []),
    )
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('has an object behind every reference', () => {
    const text = JSON.stringify(api)
    const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path.split('/'))
    expect(references.length).toBeGreaterThan(10)
    for (const path of references) {
      const target = path.reduce<unknown>((node, key) => (node as Record<string, unknown>)?.[key], api)
      expect(target, path.join('/')).toBeTypeOf('object')
    }
  })

  it('is a page without scripts or foreign origins', () => {
    const page = docsPage(REST_ROUTES, 'http://booster.example')
    expect(page).not.toContain('<script')
    expect(page).not.toMatch(/(src|href)="https?:/)
  })
})
