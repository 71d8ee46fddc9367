import { AUTOMATION_STATUSES } from '@booster/engine/domain/automation'
import { optionalParams, readTerm, readWord, type Search } from '@booster/web/address/read-search'

/** Search params of the automations; `create` opens the dialog for a new one. */
export function readAutomationsSearch(search: Search) {
  return optionalParams({
    status: readWord(search.status, AUTOMATION_STATUSES),
    q: readTerm(search.q),
    create: readWord(search.create, ['1']),
  })
}
