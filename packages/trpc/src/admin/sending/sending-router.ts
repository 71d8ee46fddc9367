import { router } from '../../init.ts'
import { checkSending } from './check.ts'
import { sendSetupTest } from './send-test.ts'

export const sendingRouter = router({ check: checkSending, sendTest: sendSetupTest })
