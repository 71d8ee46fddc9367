import { router } from '../../init.ts'
import { resumeSending } from './resume.ts'
import { runEngineNow } from './run-now.ts'
import { getEngineStatus } from './status.ts'
import { stopSending } from './stop.ts'

export const engineRouter = router({
  status: getEngineStatus,
  runNow: runEngineNow,
  stop: stopSending,
  resume: resumeSending,
})
