import { expect, it } from 'vitest'
import { createUnderWay } from './under-way.ts'

it('ends when the last one has ended, also of those that came while it was waited for', async () => {
  const first = Promise.withResolvers<void>()
  const second = Promise.withResolvers<void>()
  const underWay = createUnderWay()
  underWay.add(first.promise)
  let over = false
  const ended = underWay.ended().then(() => {
    over = true
  })
  underWay.add(second.promise)
  first.resolve()
  await first.promise
  await Promise.resolve()
  expect(over).toBe(false)
  second.resolve()
  await ended
  expect(over).toBe(true)
})

it('ends at once when nothing is under way', async () => {
  await expect(createUnderWay().ended()).resolves.toBeUndefined()
})

it('waits for all of them, and then tells the first error', async () => {
  const slow = Promise.withResolvers<void>()
  const underWay = createUnderWay()
  underWay.add(Promise.reject(new Error('first')))
  underWay.add(slow.promise)
  setTimeout(() => slow.reject(new Error('second')), 5)
  await expect(underWay.ended()).rejects.toThrow('first')
})
