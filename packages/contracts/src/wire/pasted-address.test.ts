import { describe, expect, it } from 'vitest'
import { readPastedAddress } from './pasted-address.ts'

describe('readPastedAddress', () => {
  it.each([
    ['Budi Santoso <budi@x.id>', 'Budi Santoso'],
    ['"Santoso, Budi" <budi@x.id>', 'Santoso, Budi'],
    ["'Budi' <budi@x.id>,", 'Budi'],
    ['"Budi \\"Bud\\" S" <budi@x.id>', 'Budi "Bud" S'],
    ['Budi (Jakarta) <mailto:budi@x.id>', 'Budi (Jakarta)'],
    ['"" <budi@x.id>', null],
    ['<budi@x.id>', null],
    ['budi@x.id <budi@x.id>', null],
    ['budi@x.id', null],
  ])('takes the owner from %j: %j', (typed, name) => {
    expect(readPastedAddress(typed)).toEqual({ address: 'budi@x.id', name })
  })

  it.each([
    'Budi <a@x.id>, Ani <b@y.id>',
    'a@x.id <b@y.id>',
    'Budi <budi@x.id> dari Jakarta',
    'Budi budi@x.id',
  ])('leaves %j, where it is not clear who is meant', (typed) => {
    expect(readPastedAddress(typed)).toEqual({ address: typed, name: null })
  })
})
