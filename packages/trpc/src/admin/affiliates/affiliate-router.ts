import { router } from '../../init.ts'
import { listAffiliates } from './list.ts'
import { topUpAffiliate } from './top-up.ts'

export const affiliateRouter = router({ list: listAffiliates, topUp: topUpAffiliate })
