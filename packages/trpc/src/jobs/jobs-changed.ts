import type { JobsChanged } from '@booster/contracts/jobs/jobs'
import type { JobsChanged as StoreAnswer } from '@booster/engine/ports'
import { conflict, notFound } from '../errors.ts'

/**
 * The answer to an action on chosen jobs. Nothing but unknown ids is NOT_FOUND; a single job that cannot be changed
 * is a CONFLICT; of several, each refusal is listed.
 */
export function jobsChangedOf({ changed, refused }: StoreAnswer): JobsChanged {
  if (changed.length === 0 && refused.every(({ reason }) => reason === 'NOT_FOUND')) throw notFound('Job')
  const [only] = refused
  if (changed.length === 0 && refused.length === 1 && only !== undefined) throw conflict(only.reason)
  return { changed: [...changed], refused: [...refused] }
}
