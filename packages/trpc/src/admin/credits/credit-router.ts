import { router } from '../../init.ts'
import { checkProviderCredit } from './check-now.ts'
import { listProviderChecks } from './checks.ts'
import { getProviderHistory } from './history.ts'
import { getProviderStats } from './stats.ts'
import { getProviderStatus } from './status.ts'

/** The provider's credit. */
export const creditRouter = router({
  status: getProviderStatus,
  history: getProviderHistory,
  stats: getProviderStats,
  checks: listProviderChecks,
  checkNow: checkProviderCredit,
})
