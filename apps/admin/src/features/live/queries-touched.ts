import type { AdminChangeTopic } from '@booster/contracts/live'
import type { BoosterApi } from '@booster/web/api/client'
import type { QueryKey } from '@tanstack/react-query'

/** Which answers a change of each topic makes old. */
export function queriesTouched({ admin }: BoosterApi) {
  const dashboard = admin.dashboard.queryKey()
  const topUp = admin.topUp.pathKey()
  const engine = admin.engine.status.queryKey()
  const shares = admin.engine.shares.queryKey()
  return {
    jobs: [dashboard, engine, shares],
    runs: [],
    // What an affiliate has stands beside its request.
    credit: [dashboard, admin.affiliate.pathKey(), topUp],
    topUps: [topUp],
    automations: [],
    leads: [],
    notices: [],
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
    people: [admin.user.list.queryKey(), admin.affiliate.pathKey()],
  } satisfies Record<AdminChangeTopic, readonly QueryKey[]>
}
