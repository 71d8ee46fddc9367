import type { LiftedPortion, SuppressionGroup } from '@booster/contracts/suppressions'
import { useTRPCClient } from '@booster/web/api/client'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { showLifted } from './show-lifted.ts'

type Sums = Parameters<typeof showLifted>[1]
const NOTHING: Sums = { lifted: 0, mails: 0, unfunded: 0, kept: 0 }

/** Takes a whole group back, portion by portion; what is done stays done when one fails. */
export function useLift(group: SuppressionGroup, onDone: () => void) {
  const { i18n } = useLingui()
  const client = useTRPCClient()
  const refreshAll = useRefreshAll()
  const [soFar, setSoFar] = useState(0)
  const { reason, words } = group
  const lift = useMutation({
    mutationFn: async (note: string) => {
      let sums = NOTHING
      let after: LiftedPortion['next'] = null
      do {
        const portion: LiftedPortion = await client.admin.suppression.lift.mutate({
          reason,
          words,
          note,
          after,
        })
        sums = sum(sums, portion)
        setSoFar(sums.lifted)
        after = portion.next
      } while (after !== null)
      return sums
    },
    onSettled: refreshAll,
    onSuccess: (sums) => {
      showLifted(i18n, sums)
      onDone()
    },
  })
  return { lift, soFar }
}

function sum(one: Sums, other: Sums): Sums {
  return {
    lifted: one.lifted + other.lifted,
    mails: one.mails + other.mails,
    unfunded: one.unfunded + other.unfunded,
    kept: one.kept + other.kept,
  }
}
