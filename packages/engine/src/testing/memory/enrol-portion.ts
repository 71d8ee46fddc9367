import { SYSTEM } from '../../domain/actor.ts'
import type { BulkTriggerLease, PortionEnrolled } from '../../ports.ts'
import { enrolLeads } from './enrol-leads.ts'
import { type MemoryState, ownedBy } from './memory-state.ts'

export function enrolPortion(state: MemoryState, input: BulkTriggerLease): PortionEnrolled {
  const bulk = ownedBy(state.bulkTriggers, input.affiliateId, input.bulkTriggerId)
  if (bulk === undefined || bulk.status !== 'running' || bulk.leaseToken !== input.leaseToken)
    return { kind: 'lost' }
  const leadIds = bulk.portions[bulk.donePortions] ?? []
  const { affiliateId, triggerType } = bulk
  const { enrolled, skipped } = enrolLeads(state, { affiliateId, leadIds, triggerType, actor: SYSTEM })
  bulk.donePortions += 1
  bulk.enrolledRuns += enrolled.length
  bulk.plannedJobs += enrolled.reduce((jobs, enrolment) => jobs + enrolment.jobs, 0)
  bulk.report.push(...skipped)
  const more = bulk.donePortions < bulk.portions.length
  if (!more) bulk.status = 'completed'
  return { kind: 'enrolled', leads: leadIds.length, more }
}
