import { router } from '../../init.ts'
import { getAffiliate } from './get.ts'
import { listAffiliateLedger } from './ledger.ts'
import { listAffiliates } from './list.ts'
import { noteAffiliate } from './note.ts'
import { topUpAffiliate } from './top-up.ts'

export const affiliateRouter = router({
  list: listAffiliates,
  get: getAffiliate,
  ledger: listAffiliateLedger,
  note: noteAffiliate,
  topUp: topUpAffiliate,
})
