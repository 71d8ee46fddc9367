import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CreditRequest, fundJobs } from './credit.ts'

const affiliateId = fc.constantFrom('a', 'b', 'c')
const requests = fc
  .array(fc.record({ affiliateId, creditAmount: fc.integer({ min: 1, max: 5 }) }), { maxLength: 40 })
  .map((list) => list.map((request, n): CreditRequest => ({ ...request, id: `job-${n}` })))
const available = fc
  .dictionary(affiliateId, fc.integer({ min: -3, max: 30 }))
  .map((credits) => new Map(Object.entries(credits)))

describe('fundJobs', () => {
  it('never spends more than there is', () => {
    fc.assert(
      fc.property(requests, available, (jobs, credits) => {
        const funded = fundJobs(jobs, credits)
        for (const id of ['a', 'b', 'c']) {
          const spent = jobs
            .filter((job) => job.affiliateId === id && funded.has(job.id))
            .reduce((sum, job) => sum + job.creditAmount, 0)
          expect(spent).toBeLessThanOrEqual(Math.max(0, credits.get(id) ?? 0))
        }
      }),
    )
  })

  it('serves the oldest first: nobody is funded behind one who was not', () => {
    fc.assert(
      fc.property(requests, available, (jobs, credits) => {
        const funded = fundJobs(jobs, credits)
        for (const id of ['a', 'b', 'c']) {
          const line = jobs.filter((job) => job.affiliateId === id).map((job) => funded.has(job.id))
          expect(line.lastIndexOf(true)).toBeLessThan(
            line.includes(false) ? line.indexOf(false) : line.length,
          )
        }
      }),
    )
  })

  it('funds as long as the credit lasts', () => {
    fc.assert(
      fc.property(requests, available, (jobs, credits) => {
        const funded = fundJobs(jobs, credits)
        for (const id of ['a', 'b', 'c']) {
          const line = jobs.filter((job) => job.affiliateId === id)
          const firstUnfunded = line.findIndex((job) => !funded.has(job.id))
          if (firstUnfunded < 0) continue
          const needed = line.slice(0, firstUnfunded + 1).reduce((sum, job) => sum + job.creditAmount, 0)
          expect(needed).toBeGreaterThan(credits.get(id) ?? 0)
        }
      }),
    )
  })

  it('decides for each affiliate alone', () => {
    fc.assert(
      fc.property(requests, available, (jobs, credits) => {
        const together = fundJobs(jobs, credits)
        const alone = ['a', 'b', 'c'].flatMap((id) => [
          ...fundJobs(
            jobs.filter((job) => job.affiliateId === id),
            credits,
          ),
        ])
        expect(new Set(alone)).toEqual(together)
      }),
    )
  })
})
