import { router } from '../init.ts'
import { getStats } from './get.ts'
import { getOverview } from './overview.ts'

export const statsRouter = router({
  get: getStats,
  overview: getOverview,
})
