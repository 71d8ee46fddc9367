import { TRPCError } from '@trpc/server'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Services, Viewer } from './context.ts'
import { badInput, conflict, demandChanged, errorFactsOf, notFound } from './errors.ts'
import { appRouter } from './root.ts'
import { contextOf } from './testing/two-affiliates.ts'

const viewer: Viewer = {
  userId: 'u',
  name: 'Budi',
  email: 'budi@demo.test',
  role: 'affiliate',
  affiliateId: 'a',
  affiliateName: 'Budi',
  affiliateStatus: 'active',
  timeZone: 'Asia/Jakarta',
  sessionId: null,
  language: null,
}

/** A pool that fails as a database does: with words that are nobody's business. */
const broken = {
  pool: { query: () => Promise.reject(new Error('password "hunter2" rejected at 10.0.0.5')) },
  clock: { now: 'now()' },
  mode: { demo: false },
} as unknown as Services

async function ask(path: string, input: unknown, who: Viewer | null = viewer) {
  const url = `http://localhost/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`
  const response = await fetchRequestHandler({
    endpoint: '/trpc',
    req: new Request(url),
    router: appRouter,
    createContext: () => contextOf(who, broken),
  })
  return { status: response.status, text: await response.text() }
}

describe('errors over the wire', () => {
  it('names the field of bad input', async () => {
    const { status, text } = await ask('job.list', { page: 0 })
    expect(status).toBe(400)
    expect(JSON.parse(text).error).toMatchObject({
      message: expect.stringMatching(/^page: /),
      data: { code: 'BAD_REQUEST', httpStatus: 400, field: 'page', requestId: 'req-test' },
    })
  })

  it('refuses broken JSON as bad input, without quoting the parser', async () => {
    const response = await fetchRequestHandler({
      endpoint: '/trpc',
      req: new Request('http://localhost/trpc/job.cancel', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"jobIds": [',
      }),
      router: appRouter,
      createContext: () => contextOf(viewer, broken),
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      error: { message: 'input: not valid JSON', data: { httpStatus: 400, field: 'input' } },
    })
  })

  it('tells nothing of what is inside', async () => {
    const { status, text } = await ask('job.counts', {})
    expect(status).toBe(500)
    expect(text).not.toMatch(/hunter2|10\.0\.0\.5|stack|node_modules/)
    expect(JSON.parse(text).error).toMatchObject({
      message: 'Something went wrong on our side',
      data: { code: 'INTERNAL_SERVER_ERROR', requestId: 'req-test' },
    })
  })

  it.each([
    ['job.counts', null, 401, 'UNAUTHORIZED'],
    ['job.counts', { ...viewer, role: 'admin', affiliateId: null }, 403, 'FORBIDDEN'],
    ['job.counts', { ...viewer, affiliateId: null }, 403, 'FORBIDDEN'],
    ['demo.clock', viewer, 403, 'FORBIDDEN'],
    ['no.such', viewer, 404, 'NOT_FOUND'],
  ] as const)('%s', async (path, who, status, code) => {
    const answer = await ask(path, {}, who)
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.text).error.data).toMatchObject({ code, httpStatus: status })
  })
})

describe('errorFactsOf', () => {
  it('knows the answers of the store', () => {
    expect(() => demandChanged('Run', { kind: 'changed' })).not.toThrow()
    expect(() => demandChanged('Run', { kind: 'unknown' })).toThrow('Run not found')
    expect(errorFactsOf(conflict('ALREADY_CLOSED'))).toMatchObject({
      httpStatus: 409,
      reason: 'ALREADY_CLOSED',
    })
    expect(errorFactsOf(notFound('Job'))).toEqual({
      code: 'NOT_FOUND',
      httpStatus: 404,
      message: 'Job not found',
    })
    expect(errorFactsOf(badInput('filter.status', 'no'))).toMatchObject({
      httpStatus: 400,
      field: 'filter.status',
    })
  })

  it('takes answers that break their own contract for surprises, not for bad input', () => {
    const broke = z.object({ a: z.string() }).safeParse({}).error
    const facts = errorFactsOf(
      new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: broke, message: 'Output' }),
    )
    expect(facts).toEqual({
      code: 'INTERNAL_SERVER_ERROR',
      httpStatus: 500,
      message: 'Something went wrong on our side',
    })
    expect(errorFactsOf(new Error('x')).httpStatus).toBe(500)
  })
})
