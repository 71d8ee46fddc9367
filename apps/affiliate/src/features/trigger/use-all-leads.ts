import { useTRPC } from '@booster/web/api/client'
import { withoutUnset } from '@booster/web/api/without-unset'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { TriggerTarget } from './use-trigger-target.ts'

const SETTLE_MS = 250
const TERM_FROM = 2

/** A trigger of all leads, or of those whose name or address begins with the term. */
export function useAllLeads(
  input: TriggerTarget['input'],
  options: { readonly enabled: boolean; readonly onStarted: (bulkTriggerId: string) => void },
) {
  const trpc = useTRPC()
  const [typed, setTyped] = useState('')
  const [term, setTerm] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setTerm(typed.trim()), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  const filter = withoutUnset({ q: term.length < TERM_FROM ? undefined : term })
  const target = { filter, ...input }
  const plan = useQuery(trpc.trigger.previewBulk.queryOptions(target, { enabled: options.enabled }))
  const start = useMutation(
    trpc.trigger.startBulk.mutationOptions({ onSuccess: ({ id }) => options.onStarted(id) }),
  )
  return {
    typed,
    setTyped,
    plan,
    // What is typed and not yet counted is not started.
    runs: typed.trim() === term ? (plan.data?.runs ?? 0) : 0,
    isPending: start.isPending,
    error: start.error,
    submit: () => start.mutate(target),
  }
}
