import { router } from '../init.ts'
import { cancelRun } from './cancel.ts'
import { getRun } from './get.ts'
import { listRuns } from './list.ts'
import { pauseRun } from './pause.ts'
import { restartRun } from './restart.ts'
import { resumeRun } from './resume.ts'

export const runRouter = router({
  list: listRuns,
  get: getRun,
  cancel: cancelRun,
  pause: pauseRun,
  resume: resumeRun,
  restart: restartRun,
})
