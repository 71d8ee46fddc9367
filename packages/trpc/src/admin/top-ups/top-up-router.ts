import { router } from '../../init.ts'
import { approveTopUp } from './approve.ts'
import { countTopUps } from './count.ts'
import { listTopUps } from './list.ts'
import { readStatement } from './read-statement.ts'
import { refuseTopUp } from './refuse.ts'

export const topUpRouter = router({
  list: listTopUps,
  count: countTopUps,
  approve: approveTopUp,
  refuse: refuseTopUp,
  readStatement,
})
