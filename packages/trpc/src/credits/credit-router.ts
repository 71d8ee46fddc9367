import { router } from '../init.ts'
import { listLedger } from './ledger.ts'
import { getCreditStatus } from './status.ts'

export const creditRouter = router({
  status: getCreditStatus,
  ledger: listLedger,
})
