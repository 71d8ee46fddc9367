import { describe, expect, it } from 'vitest'
import { hrefOf } from './href-of.ts'
import { wordField } from './search-fields.ts'
import { parseSearch, stringifySearch } from './search-text.ts'

describe('search params', () => {
  it('read and write plain text, leaving defaults out', () => {
    expect(parseSearch('?days=90&view=table')).toEqual({ days: '90', view: 'table' })
    expect(stringifySearch({ days: '90', view: undefined, q: '' })).toBe('?days=90')
    expect(stringifySearch({})).toBe('')
  })

  it('know garbage from a value', () => {
    const days = wordField(['30', '90'])
    expect(days.parse('90')).toBe('90')
    expect(days.parse('9e9')).toBeUndefined()
    expect(days.parse(null)).toBeUndefined()
  })
})

describe('hrefOf', () => {
  it('leaves out what is not set', () => {
    expect(hrefOf('/affiliate/jobs', { status: 'failed', page: undefined })).toBe(
      '/affiliate/jobs?status=failed',
    )
    expect(hrefOf('/affiliate/jobs', {})).toBe('/affiliate/jobs')
  })
})
