import { CLAIM_MUTANTS } from './list/claim-mutants.ts'
import { DATABASE_MUTANTS } from './list/database-mutants.ts'
import { ENGINE_MUTANTS } from './list/engine-mutants.ts'
import { GATE_MUTANTS } from './list/gate-mutants.ts'
import { LEAD_MUTANTS } from './list/lead-mutants.ts'
import { MAIL_MUTANTS } from './list/mail-mutants.ts'
import { RESOLVE_MUTANTS } from './list/resolve-mutants.ts'
import { RETENTION_MUTANTS } from './list/retention-mutants.ts'
import { SETTLE_MUTANTS } from './list/settle-mutants.ts'
import { STEER_MUTANTS } from './list/steer-mutants.ts'
import { TRIGGER_MUTANTS } from './list/trigger-mutants.ts'
import type { Mutant } from './mutant.ts'

/** Every mutant of the protocol, in the order of the flow. */
export function listMutants(): readonly Mutant[] {
  return [
    ...TRIGGER_MUTANTS,
    ...CLAIM_MUTANTS,
    ...GATE_MUTANTS,
    ...ENGINE_MUTANTS,
    ...MAIL_MUTANTS,
    ...SETTLE_MUTANTS,
    ...RESOLVE_MUTANTS,
    ...STEER_MUTANTS,
    ...LEAD_MUTANTS,
    ...RETENTION_MUTANTS,
    ...DATABASE_MUTANTS,
  ]
}
