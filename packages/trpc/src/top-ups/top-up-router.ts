import { router } from '../init.ts'
import { addProof } from './add-proof.ts'
import { cancelTopUp } from './cancel.ts'
import { listTopUps } from './list.ts'
import { requestTopUp } from './request.ts'
import { getTopUpTerms } from './terms.ts'

export const topUpRouter = router({
  terms: getTopUpTerms,
  list: listTopUps,
  request: requestTopUp,
  addProof,
  cancel: cancelTopUp,
})
