import type { JobRow } from '@booster/contracts/jobs/jobs'
import { useState } from 'react'

type Chosen = {
  readonly key: string
  readonly jobs: ReadonlyMap<string, JobRow>
  readonly isAll: boolean
}

const none: ReadonlyMap<string, JobRow> = new Map()

/** The ticked rows, across pages; another filter (`key`) starts empty, so that nothing unseen stays chosen. */
export function useChosenJobs(key: string) {
  const [state, setState] = useState<Chosen>({ key, jobs: none, isAll: false })
  const now = state.key === key ? state : { key, jobs: none, isAll: false }
  return {
    jobs: now.jobs,
    isAll: now.isAll,
    choose: (rows: readonly JobRow[], isChosen: boolean) => {
      const jobs = new Map(now.jobs)
      for (const row of rows) {
        if (isChosen) jobs.set(row.id, row)
        else jobs.delete(row.id)
      }
      setState({ key, jobs, isAll: false })
    },
    chooseAll: () => setState({ ...now, isAll: true }),
    clear: () => setState({ key, jobs: none, isAll: false }),
  }
}
