import { router } from '../init.ts'
import { recordEvent } from './record.ts'

export const eventRouter = router({ record: recordEvent })
