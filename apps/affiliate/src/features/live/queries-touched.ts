import type { LiveChange } from '@booster/contracts/live'
import type { BoosterApi } from '@booster/web/api/client'
import type { QueryKey } from '@tanstack/react-query'

/** Queries to refetch per change topic. */
export function queriesTouched(api: BoosterApi) {
  const job = api.job.pathKey()
  const run = api.run.pathKey()
  const stats = api.stats.pathKey()
  const automation = api.automation.pathKey()
  const session = api.session.pathKey()
  const trigger = api.trigger.pathKey()
  const form = api.form.pathKey()
  const delivery = api.delivery.pathKey()
  return {
    jobs: [job, stats, session, automation, run, delivery],
    runs: [run, stats, automation],
    credit: [api.credit.pathKey(), session, stats, trigger],
    topUps: [api.topUp.pathKey()],
    automations: [automation, stats, job, run, trigger, form],
    notices: [stats],
    triggers: [trigger],
    sending: [session, job, stats, run],
    imports: [api.import.pathKey()],
    forms: [form],
    leads: [api.lead.pathKey(), stats, trigger, form],
  } satisfies Record<LiveChange['topic'], readonly QueryKey[]>
}
