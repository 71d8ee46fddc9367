import { router } from '../../init.ts'
import { listSuppressionGroups } from './groups.ts'
import { liftSuppressions } from './lift.ts'
import { liftAddress } from './lift-address.ts'

export const suppressionRouter = router({
  groups: listSuppressionGroups,
  lift: liftSuppressions,
  liftAddress,
})
