import { claimMutants } from './list/claim-mutants.ts'
import { databaseMutants } from './list/database-mutants.ts'
import { engineMutants } from './list/engine-mutants.ts'
import { gateMutants } from './list/gate-mutants.ts'
import { mailMutants } from './list/mail-mutants.ts'
import { resolveMutants } from './list/resolve-mutants.ts'
import { retentionMutants } from './list/retention-mutants.ts'
import { scheduleMutants } from './list/schedule-mutants.ts'
import { settleMutants } from './list/settle-mutants.ts'
import { steerMutants } from './list/steer-mutants.ts'
import { triggerMutants } from './list/trigger-mutants.ts'
import type { Mutant } from './mutant.ts'

/** Every mutant of the protocol, in the order of the flow. */
export const listMutants = (): readonly Mutant[] => [
  ...triggerMutants,
  ...claimMutants,
  ...gateMutants,
  ...engineMutants,
  ...scheduleMutants,
  ...mailMutants,
  ...settleMutants,
  ...resolveMutants,
  ...steerMutants,
  ...retentionMutants,
  ...databaseMutants,
]
