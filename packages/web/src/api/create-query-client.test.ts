import { expect, it, vi } from 'vitest'
import { createQueryClient, retriesOnce } from './create-query-client.ts'

function answered(httpStatus: number) {
  return { data: { httpStatus, code: 'X' } }
}

it('retries once what may work a moment later: no answer, 502, 503', () => {
  for (const error of [new TypeError('fetch failed'), answered(502), answered(503)]) {
    expect([retriesOnce(0, error), retriesOnce(1, error)]).toEqual([true, false])
  }
})

it("retries a proxy's 503, which carries no data of the API", () => {
  expect(retriesOnce(0, { meta: { response: new Response(null, { status: 503 }) } })).toBe(true)
  expect(retriesOnce(0, { meta: { response: new Response(null, { status: 504 }) } })).toBe(false)
})

it('does not retry a refusal', () => {
  for (const status of [400, 401, 403, 404, 409, 429, 500]) {
    expect(retriesOnce(0, answered(status)), String(status)).toBe(false)
  }
})

it('leaves for sign-in when a query or a mutation answers 401, and only then', async () => {
  const onSignedOut = vi.fn()
  const client = createQueryClient({ onSignedOut, isUnwatched: () => false })
  const failWith = (status: number) => () => Promise.reject(answered(status))
  await client.fetchQuery({ queryKey: ['a'], queryFn: failWith(404) }).catch(() => null)
  expect(onSignedOut).not.toHaveBeenCalled()
  await client.fetchQuery({ queryKey: ['b'], queryFn: failWith(401) }).catch(() => null)
  await client
    .getMutationCache()
    .build(client, { mutationFn: failWith(401) })
    .execute(undefined)
    .catch(() => null)
  expect(onSignedOut).toHaveBeenCalledTimes(2)
})
