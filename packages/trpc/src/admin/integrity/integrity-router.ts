import { router } from '../../init.ts'
import { getLastIntegrityCheck } from './last.ts'
import { runIntegrityCheck } from './run.ts'

export const integrityRouter = router({ last: getLastIntegrityCheck, run: runIntegrityCheck })
