import type { QueryClient } from '@tanstack/react-query'

export type Topic = 'jobs' | 'runs' | 'credit' | 'automations' | 'leads'

/** Which routers' answers a change makes old. */
const TOUCHED = {
  jobs: ['job', 'stats', 'session', 'automation', 'run'],
  runs: ['run', 'stats', 'automation'],
  credit: ['credit', 'session', 'stats', 'trigger'],
  automations: ['automation', 'stats', 'job', 'run', 'trigger'],
  leads: ['lead', 'stats', 'trigger', 'form'],
} as const satisfies Record<Topic, readonly string[]>

/** Asks again for what is on the screen and belongs to these topics; the rest is asked when it is next shown. */
export function invalidateTopics(queryClient: QueryClient, topics: ReadonlySet<Topic>): Promise<void> {
  const routers = new Set([...topics].flatMap((topic) => TOUCHED[topic] as readonly string[]))
  return queryClient.invalidateQueries({
    predicate: ({ queryKey }) => Array.isArray(queryKey[0]) && routers.has(String(queryKey[0][0])),
  })
}

/** After a gap: everything may have changed. */
export function invalidateAll(queryClient: QueryClient): Promise<void> {
  return queryClient.invalidateQueries()
}
