import { describe, expect, it } from 'vitest'
import { choicesOf, mappingOf } from './column-choices.ts'

const FILE = { titles: ['a', 'b', 'c'], mapping: { email: 2, name: 0 } }

describe('the choices of columns', () => {
  it('begin with what was recognised, and come back as a mapping', () => {
    const choices = choicesOf(FILE as unknown as Parameters<typeof choicesOf>[0])
    expect(choices).toEqual(['name', '', 'email'])
    expect(mappingOf(choices)).toEqual({ name: 0, email: 2 })
  })

  it('are no mapping without a column of addresses', () => {
    expect(mappingOf(['name', '', 'whatsapp'])).toBeNull()
  })
})
