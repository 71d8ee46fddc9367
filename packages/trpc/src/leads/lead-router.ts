import { router } from '../init.ts'
import { listLeads } from './list.ts'
import { searchLeads } from './search.ts'

export const leadRouter = router({
  search: searchLeads,
  list: listLeads,
})
