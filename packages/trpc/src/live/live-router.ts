import { router } from '../init.ts'
import { liveChanges } from './changes.ts'

export const liveRouter = router({ changes: liveChanges })
