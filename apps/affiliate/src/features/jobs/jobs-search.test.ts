import { parseSearch, stringifySearch } from '@booster/web/address/search-text'
import { describe, expect, it } from 'vitest'
import { readJobsSearch } from './jobs-search.ts'

const id = '019b76da-a800-7bd2-be6c-45a3e99060e5'

describe('search params', () => {
  it('take what is right', () => {
    const search = parseSearch(
      `?status=failed&window=7d&automation=${id}&q=dewi&page=3&error=PROVIDER_BUSY&hold=RUN_PAUSED&credit=reserved`,
    )
    expect(readJobsSearch(search)).toEqual({
      status: 'failed',
      window: '7d',
      automation: id,
      q: 'dewi',
      page: 3,
      error: 'PROVIDER_BUSY',
      hold: 'RUN_PAUSED',
      credit: 'reserved',
    })
  })

  it('drop garbage one by one, never the whole address', () => {
    const search = parseSearch(
      '?status=quark&page=-3&window=x&job=1&q=a&error=no%20code&automation=zz&hold=BORED&credit=all',
    )
    expect(Object.values(readJobsSearch(search)).filter((value) => value !== undefined)).toEqual([])
  })

  it('stay plain text: a number that was searched for comes back as text', () => {
    const text = stringifySearch({ q: '12345', page: 2, job: undefined })
    expect(text).toBe('?q=12345&page=2')
    expect(readJobsSearch(parseSearch(text))).toMatchObject({ q: '12345', page: 2 })
  })
})
