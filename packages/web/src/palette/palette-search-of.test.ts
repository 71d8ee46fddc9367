import { expect, it } from 'vitest'
import { paletteSearchOf } from './palette-search-of.ts'

const IDLE = { isFetching: false, isError: false }

it('is running until the search for the very term has answered', () => {
  expect(paletteSearchOf({ term: 'sari', settled: undefined, query: IDLE })).toBe('running')
  expect(paletteSearchOf({ term: 'sari', settled: 'sar', query: IDLE })).toBe('running')
  expect(paletteSearchOf({ term: 'sari', settled: 'sari', query: { ...IDLE, isFetching: true } })).toBe(
    'running',
  )
  expect(paletteSearchOf({ term: ' sari ', settled: 'sari', query: IDLE })).toBe('done')
})

it('has nothing to wait for while the term is too short', () => {
  expect(paletteSearchOf({ term: ' s ', settled: undefined, query: IDLE })).toBe('done')
})

it('never calls a failed search an empty one', () => {
  expect(paletteSearchOf({ term: 'sari', settled: 'sari', query: { ...IDLE, isError: true } })).toBe('failed')
})
