import { expect, it } from 'vitest'
import { readLeadsSearch } from './leads-search.ts'

it('keeps what it knows', () => {
  const search = {
    q: 'dewi',
    tag: 'webinar',
    status: 'customer',
    source: 'optin',
    blocked: 'NONE',
    sort: 'name',
    create: '1',
  }
  expect(readLeadsSearch(search)).toEqual(search)
  expect(readLeadsSearch({ tag: 2026 }).tag).toBe('2026')
  expect(readLeadsSearch({ blocked: 'AWAITING_CONFIRMATION' }).blocked).toBe('AWAITING_CONFIRMATION')
})

it('drops garbage, each by itself', () => {
  const garbage = {
    q: 'x',
    tag: 'a,b',
    status: 'rich',
    source: 'sky',
    blocked: 'YES',
    sort: 'size',
    create: 'two',
  }
  expect(Object.values(readLeadsSearch(garbage)).every((value) => value === undefined)).toBe(true)
  expect(readLeadsSearch({ ...garbage, status: 'lost' }).status).toBe('lost')
})
