import { describe, expect, it } from 'vitest'
import { hrefOf } from './href-of.ts'
import { readErrorCode, readId, readPage, readTerm, readWord } from './read-search.ts'
import { parseSearch, stringifySearch } from './search-text.ts'

describe('search params', () => {
  it('read and write plain text, leaving defaults out', () => {
    expect(parseSearch('?days=90&view=table')).toEqual({ days: '90', view: 'table' })
    expect(stringifySearch({ days: '90', view: undefined, q: '' })).toBe('?days=90')
    expect(stringifySearch({})).toBe('')
  })

  it('know garbage from a value', () => {
    const days = ['30', '90'] as const
    expect(readWord('90', days)).toBe('90')
    expect(readWord('9e9', days)).toBeUndefined()
    expect(readWord(null, days)).toBeUndefined()
  })

  it.each([
    [readId, '019b76da-a800-7bd2-be6c-45a3e99060e5', ['', 'zz', '019b76da-a800-7bd2-be6c-45a3e99060e5x', 7]],
    [readErrorCode, 'PROVIDER_BUSY', ['busy', 'no code', `X${'Y'.repeat(64)}`, null]],
    [readTerm, 'dewi', ['d', ' d ', 'x'.repeat(101), 7]],
  ])('%o drops what is no value of its kind', (read, right, wrong) => {
    expect(read(right)).toBe(right)
    expect(wrong.map((value) => read(value))).toEqual(wrong.map(() => undefined))
  })

  it('reads pages from 2 on and trims what was searched for', () => {
    expect([readPage('2'), readPage(3)]).toEqual([2, 3])
    expect(['1', '0', '-3', '1.5', 'x', '', '1000001', null, []].map(readPage)).toEqual(
      Array(9).fill(undefined),
    )
    expect(readTerm('  dewi ')).toBe('dewi')
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
