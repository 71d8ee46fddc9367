import type { AuditAction } from '@booster/contracts/audit'
import type { WithActor } from '@booster/engine/ports'
import { recordAudit } from '../../audit/record-audit.ts'
import type { Tx } from '../../connection/transaction.ts'
import { announceChange } from '../shared/announce.ts'
import type { SteeredJob } from './lock-jobs-to-steer.ts'

/** Writes one audit line per job that a person changed, and announces the change to the screens. */
export function recordSteering(
  tx: Tx,
  input: WithActor & {
    readonly affiliateId: string
    readonly action: AuditAction
    readonly jobs: readonly SteeredJob[]
  },
): void {
  const { actor, affiliateId, action, jobs } = input
  if (jobs.length === 0) return
  const objects = jobs.map((job) => ({ id: job.id, before: { status: job.status } }))
  recordAudit(tx, { actor, affiliateId, action, objects })
  announceChange(tx, [affiliateId], ['jobs', 'runs', 'credit'])
}
