import type { AdminChangeTopic } from '@booster/contracts/live'
import type { BoosterApi } from '@booster/web/api/client'
import type { QueryKey } from '@tanstack/react-query'

/** Which answers a change of each topic makes old. */
export function queriesTouched({ admin }: BoosterApi) {
  const dashboard = admin.dashboard.queryKey()
  const engine = admin.engine.status.queryKey()
  return {
    jobs: [dashboard, engine],
    runs: [],
    credit: [dashboard, admin.affiliate.list.queryKey()],
    automations: [],
    leads: [],
    triggers: [],
    sending: [],
    imports: [],
    forms: [],
    provider: [dashboard, admin.credit.pathKey()],
    alerts: [
      dashboard,
      admin.alert.list.queryKey(),
      admin.credit.stats.queryKey(),
      admin.integrity.last.queryKey(),
    ],
    engine: [dashboard, engine],
  } satisfies Record<AdminChangeTopic, readonly QueryKey[]>
}
