import { expect, it } from 'vitest'
import { differenceOf, type View } from './view.ts'

const empty: View = {
  ...{
    runs: [],
    jobs: [],
    attempts: [],
    credit: [],
    ledger: [],
    counters: [],
    domains: [],
    steps: [],
    leads: [],
    suppressions: [],
    questions: [],
    deliveries: [],
  },
}

it('sees no difference in the order of rows, but in that of the ledger', () => {
  const jobs = [
    ['job 0.1', 'pending'],
    ['job 0.2', 'held'],
  ]
  expect(differenceOf({ ...empty, jobs }, { ...empty, jobs: [...jobs].reverse() })).toEqual([])
  expect(differenceOf({ ...empty, ledger: jobs }, { ...empty, ledger: [...jobs].reverse() })).not.toEqual([])
})

it('names the rows that differ, and those that are there twice', () => {
  const job = ['job 0.1', 'pending']
  expect(differenceOf({ ...empty, jobs: [job] }, { ...empty, jobs: [['job 0.1', 'failed']] })).toEqual([
    'jobs: model  ["job 0.1","pending"]',
    'jobs: store  ["job 0.1","failed"]',
  ])
  expect(differenceOf({ ...empty, jobs: [job] }, { ...empty, jobs: [job, job] })).toEqual([
    'jobs: 1 rows, not 2',
  ])
})
