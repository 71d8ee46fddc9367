import { router } from '../init.ts'
import { addLead } from './add.ts'
import { addLeadTags } from './add-tags.ts'
import { askLeadAgain } from './ask-again.ts'
import { countLeads } from './count.ts'
import { eraseLead } from './erase.ts'
import { getLead } from './get.ts'
import { listLeads } from './list.ts'
import { reactivateLead } from './reactivate.ts'
import { searchLeads } from './search.ts'
import { listLeadTags } from './tags.ts'
import { unsubscribeLead } from './unsubscribe.ts'
import { updateLead } from './update.ts'

export const leadRouter = router({
  search: searchLeads,
  list: listLeads,
  count: countLeads,
  tags: listLeadTags,
  get: getLead,
  add: addLead,
  update: updateLead,
  addTags: addLeadTags,
  unsubscribe: unsubscribeLead,
  reactivate: reactivateLead,
  askAgain: askLeadAgain,
  erase: eraseLead,
})
