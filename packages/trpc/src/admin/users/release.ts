import { userReasonInput, userReleased } from '@booster/contracts/account/users'
import { readUser } from '@booster/db/accounts/read-user'
import { releaseAdmin } from '@booster/db/accounts/suspend-admin'
import { conflict, demandChanged, notFound } from '../../errors.ts'
import { adminProcedure } from '../../init.ts'

/** Lets a person sign in again; what an affiliate's suspension held is due now. */
export const releaseUser = adminProcedure
  .input(userReasonInput)
  .output(userReleased)
  .mutation(async ({ ctx, input }) => {
    const { actor, services } = ctx
    const { userId, reason } = input
    const user = await readUser(services.pool, { userId })
    if (user === null) throw notFound('User')
    const { affiliateId } = user
    if (affiliateId === null) {
      demandChanged('User', await releaseAdmin(services.pool, { userId, reason, actor }))
      return { revivedJobs: 0 }
    }
    const report = await services.store.releaseAffiliate({ affiliateId, reason, actor })
    if (report.kind === 'unknown') throw notFound('User')
    if (report.kind === 'unchanged') throw conflict(report.reason)
    return { revivedJobs: report.revivedJobs }
  })
