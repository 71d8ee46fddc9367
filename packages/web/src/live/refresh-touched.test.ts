import { QueryClient } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { refreshTouched } from './refresh-touched.ts'

const touched = { jobs: [[['job']], [['stats']]], credit: [[['credit']], [['stats']]], runs: [] }
type Topic = keyof typeof touched

function staleAfter(topics: ReadonlySet<Topic> | null): string[] {
  const queryClient = new QueryClient()
  for (const path of [
    ['job', 'list'],
    ['stats', 'overview'],
    ['credit', 'ledger'],
    ['form', 'list'],
  ]) {
    queryClient.setQueryData([path, { input: {} }], {})
  }
  refreshTouched({ queryClient, touched, topics })
  return queryClient
    .getQueryCache()
    .getAll()
    .filter((query) => query.state.isInvalidated)
    .map((query) => (query.queryKey as string[][])[0]?.join('.') ?? '')
}

it('marks old what the topics touch, whatever its input', () => {
  expect(staleAfter(new Set(['jobs']))).toEqual(['job.list', 'stats.overview'])
  expect(staleAfter(new Set(['jobs', 'credit']))).toEqual(['job.list', 'stats.overview', 'credit.ledger'])
  expect(staleAfter(new Set(['runs']))).toEqual([])
})

it('marks everything old after a gap', () => {
  expect(staleAfter(null)).toHaveLength(4)
})
