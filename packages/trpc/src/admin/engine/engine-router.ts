import { router } from '../../init.ts'
import { resumeSending } from './resume.ts'
import { runEngineNow } from './run-now.ts'
import { getEngineShares } from './shares.ts'
import { getEngineStatus } from './status.ts'
import { stopSending } from './stop.ts'

export const engineRouter = router({
  status: getEngineStatus,
  shares: getEngineShares,
  runNow: runEngineNow,
  stop: stopSending,
  resume: resumeSending,
})
