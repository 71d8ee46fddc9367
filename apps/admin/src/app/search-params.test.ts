import { describe, expect, it } from 'vitest'
import { oneOf, parseSearch, returnPath, stringifySearch } from './search-params.ts'

describe('search params', () => {
  it('read and write plain text, leaving defaults out', () => {
    expect(parseSearch('?days=90&view=table')).toEqual({ days: '90', view: 'table' })
    expect(stringifySearch({ days: '90', view: undefined, q: '' })).toBe('?days=90')
    expect(stringifySearch({})).toBe('')
  })

  it('know garbage from a value', () => {
    expect(oneOf('90', ['30', '90'])).toBe('90')
    expect(oneOf('9e9', ['30', '90'])).toBeUndefined()
    expect(oneOf(null, ['30', '90'])).toBeUndefined()
  })

  it('return only to pages of this app', () => {
    expect(returnPath('/admin/alerts?state=open')).toBe('/admin/alerts?state=open')
    for (const elsewhere of [
      'https://evil.test',
      '//evil.test',
      '/\\evil.test',
      '/affiliate/',
      '/adminx',
      '/admin/sign-in',
      7,
    ]) {
      expect(returnPath(elsewhere)).toBeNull()
    }
  })
})
