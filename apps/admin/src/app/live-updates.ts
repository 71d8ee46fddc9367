import type { AdminChangeTopic } from '@booster/contracts/admin/live'
import type { QueryKey } from '@tanstack/react-query'
import { api, queryClient } from './client.ts'

/** Two refreshes of the same screen lie at least so far apart, however many changes are told. */
export const REFRESH_EVERY_MS = 1_000

/** Which data each topic may have changed. */
const touched = {
  jobs: [api.admin.dashboard.queryKey(), api.admin.engine.status.queryKey()],
  runs: [],
  credit: [api.admin.dashboard.queryKey(), api.admin.affiliate.list.queryKey()],
  automations: [],
  leads: [],
  provider: [api.admin.dashboard.queryKey(), api.admin.credit.pathKey()],
  alerts: [
    api.admin.dashboard.queryKey(),
    api.admin.alert.list.queryKey(),
    api.admin.credit.stats.queryKey(),
    api.admin.integrity.last.queryKey(),
  ],
  engine: [api.admin.dashboard.queryKey(), api.admin.engine.status.queryKey()],
} satisfies Record<AdminChangeTopic, readonly QueryKey[]>

/** Collects topics and refreshes what they touched: the first at once, then at most once per interval. */
export function createRefresher(refresh: (topics: ReadonlySet<AdminChangeTopic>) => void = refreshTouched) {
  let waiting = new Set<AdminChangeTopic>()
  let timer: ReturnType<typeof setTimeout> | null = null
  const flush = () => {
    timer = null
    if (waiting.size === 0) return
    const topics = waiting
    waiting = new Set()
    timer = setTimeout(flush, REFRESH_EVERY_MS)
    refresh(topics)
  }
  return {
    tell(topic: AdminChangeTopic): void {
      waiting.add(topic)
      if (timer === null) flush()
    },
    stop(): void {
      if (timer !== null) clearTimeout(timer)
      timer = null
      waiting = new Set()
    },
  }
}

/** Refetches what is on the screen; the rest is only marked old. */
export function refreshAll(): void {
  void queryClient.invalidateQueries({ queryKey: api.admin.pathKey() })
}

function refreshTouched(topics: ReadonlySet<AdminChangeTopic>): void {
  const keys = new Map<string, QueryKey>()
  for (const topic of topics) {
    for (const key of touched[topic]) keys.set(JSON.stringify(key), key)
  }
  for (const queryKey of keys.values()) void queryClient.invalidateQueries({ queryKey })
}
