import type { LeadRow } from '@booster/contracts/leads/leads'
import { useTRPC } from '@booster/web/api/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { TriggerTarget } from './use-trigger-target.ts'

/** A trigger of leads that are chosen one by one. */
export function usePickedLeads(input: TriggerTarget['input'], chosen: readonly LeadRow[] = []) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [leads, setLeads] = useState<readonly LeadRow[]>(chosen)
  const target = { leadIds: leads.map(({ id }) => id), ...input }
  const plan = useQuery(trpc.trigger.preview.queryOptions(target, { enabled: leads.length > 0 }))
  const run = useMutation(
    trpc.trigger.run.mutationOptions({ onSuccess: () => void queryClient.invalidateQueries() }),
  )
  return {
    leads,
    setLeads,
    plan,
    report: run.data,
    runs: plan.data?.enrol.length ?? 0,
    isPending: run.isPending,
    error: run.error,
    submit: () => run.mutate(target),
  }
}
