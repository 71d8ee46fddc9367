import type { QueryClient, QueryKey } from '@tanstack/react-query'

/** Which answers a change of each topic makes old. */
export type TouchedQueries<Topic extends string> = Readonly<Record<Topic, readonly QueryKey[]>>

/** Refetches what is on the screen and belongs to these topics (null: everything); the rest is only marked old. */
export function refreshTouched<Topic extends string>(input: {
  readonly queryClient: QueryClient
  readonly touched: TouchedQueries<Topic>
  readonly topics: ReadonlySet<Topic> | null
}): void {
  const { queryClient, touched, topics } = input
  if (topics === null) return void queryClient.invalidateQueries()
  const keys = new Map<string, QueryKey>()
  for (const topic of topics) {
    for (const key of touched[topic] ?? []) keys.set(JSON.stringify(key), key)
  }
  for (const queryKey of keys.values()) void queryClient.invalidateQueries({ queryKey })
}
