import { jobChanged, jobResolveInput } from '@booster/contracts/jobs/jobs'
import { readJob } from '@booster/db/jobs/read-job'
import { resolveByPerson } from '@booster/engine/flow/6-resolve'
import { demandChanged, notFound } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'

/** A person says what became of an unconfirmed e-mail. */
export const resolveJob = affiliateProcedure
  .input(jobResolveInput)
  .output(jobChanged)
  .mutation(async ({ ctx, input }) => {
    const { jobId, verdict } = input
    const { affiliateId, services, actor } = ctx
    const answer = await resolveByPerson(services.store, { affiliateId, jobId, verdict, actor })
    demandChanged('Job', answer)
    const job = await readJob(services.pool, { affiliateId, jobId })
    if (job === null) throw notFound('Job')
    return { id: jobId, status: job.status }
  })
