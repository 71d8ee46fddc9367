import { parseSearch } from '@booster/web/address/search-text'
import { expect, it } from 'vitest'
import { readRunsSearch } from './runs-search.ts'

it('a wrong param of the lead journeys does not cost the others', () => {
  expect(readRunsSearch(parseSearch('?status=paused&page=1.5'))).toEqual({ status: 'paused' })
})
