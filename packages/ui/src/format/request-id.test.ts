import { expect, it } from 'vitest'
import { requestIdOf } from './request-id.ts'

it('finds the request id wherever the client puts it', () => {
  expect(requestIdOf({ requestId: 'a' })).toBe('a')
  expect(requestIdOf({ data: { requestId: 'b' } })).toBe('b')
  expect(requestIdOf({ shape: { data: { requestId: 'c' } } })).toBe('c')
  expect(requestIdOf(new Error('x'))).toBeNull()
  expect(requestIdOf(null)).toBeNull()
  expect(requestIdOf({ data: { requestId: 7 } })).toBeNull()
})
