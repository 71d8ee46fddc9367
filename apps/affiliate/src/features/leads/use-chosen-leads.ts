import type { LeadRow } from '@booster/contracts/leads/leads'
import { useState } from 'react'

const NONE: ReadonlyMap<string, LeadRow> = new Map()

/** The ticked leads, across pages; another filter (`key`) starts empty, so that nothing unseen stays chosen. */
export function useChosenLeads(key: string) {
  const [state, setState] = useState({ key, leads: NONE })
  const leads = state.key === key ? state.leads : NONE
  return {
    leads,
    choose: (rows: readonly LeadRow[], isChosen: boolean) => {
      const next = new Map(leads)
      for (const row of rows) {
        if (isChosen) next.set(row.id, row)
        else next.delete(row.id)
      }
      setState({ key, leads: next })
    },
    clear: () => setState({ key, leads: NONE }),
  }
}
