import type { Changed, ReleaseReport, WithActor } from '../../../ports.ts'
import type { MemoryState } from '../memory-state.ts'
import { reviveHeldJobs } from './revive-held-jobs.ts'

type Input = { readonly affiliateId: string; readonly reason: string } & WithActor

export function suspendAffiliate(state: MemoryState, { affiliateId }: Input): Changed<'ALREADY_SUSPENDED'> {
  const affiliate = state.affiliates.get(affiliateId)
  if (affiliate === undefined) return { kind: 'unknown' }
  if (affiliate.status === 'suspended') return { kind: 'unchanged', reason: 'ALREADY_SUSPENDED' }
  affiliate.status = 'suspended'
  return { kind: 'changed' }
}

export function releaseAffiliate(state: MemoryState, { affiliateId }: Input): ReleaseReport {
  const affiliate = state.affiliates.get(affiliateId)
  if (affiliate === undefined) return { kind: 'unknown' }
  if (affiliate.status === 'active') return { kind: 'unchanged', reason: 'NOT_SUSPENDED' }
  affiliate.status = 'active'
  const held = [...state.jobs.values()].filter(
    (job) => job.affiliateId === affiliateId && job.holdReason === 'AFFILIATE_SUSPENDED',
  )
  return { kind: 'released', revivedJobs: reviveHeldJobs(state, held, 'send_now', 0) }
}
