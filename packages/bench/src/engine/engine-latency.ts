import { DATABASE_CLOCK } from '@booster/db/connection/clock'
import { createPool } from '@booster/db/connection/connect'
import { listenForChanges } from '@booster/db/connection/notify'
import { createPgStore } from '@booster/db/engine-store/store'
import { type LoadedAffiliate, writeLoadBase } from '@booster/demo/write-load-base'
import { SYSTEM } from '@booster/engine/domain/actor'
import { quietLog } from '../instant-parts.ts'
import { withEngine } from './bench-engine.ts'
import { createNotingMailer } from './noting-mailer.ts'
import { atSteadyPace, waitUntil } from './steady-pace.ts'

export const TRIGGERS_PER_SECOND = 50
const WARM_UP = 50
const AFFILIATES = 20

/**
 * The running engine, woken as in the API: from the call of the trigger to the hand-over of the mail, each time
 * for one lead. @returns milliseconds of every trigger
 */
export function measureEngineLatency(url: string, triggers: number): Promise<readonly number[]> {
  const { renderer, mailer, handedOverAt } = createNotingMailer()
  return withEngine({ url, slots: 32, mailer, renderer }, async ({ engine }) => {
    const pool = createPool({ url, applicationName: 'bench-trigger', max: 4 })
    const store = createPgStore({ pool, clock: DATABASE_CLOCK, hashKey: 'bench' })
    const leads = takeTurns(
      await writeLoadBase(pool, {
        affiliates: AFFILIATES,
        automations: 1,
        steps: 1,
        spreadHours: 0,
        leadsPerAffiliate: Math.ceil((triggers + WARM_UP) / AFFILIATES),
        credits: triggers + WARM_UP,
      }),
    ).slice(0, triggers + WARM_UP)
    const listening = listenForChanges(url, {
      onDue: () => engine.wake(),
      onChange: () => undefined,
      onSignOut: () => undefined,
      onError: (error) => quietLog.error('notifications interrupted', { error }),
    })
    engine.start()
    try {
      const triggeredAt = new Map<string, number>()
      await atSteadyPace({ perSecond: TRIGGERS_PER_SECOND, count: leads.length }, async (n) => {
        const lead = leads[n]
        if (lead === undefined) return
        triggeredAt.set(lead.leadId, performance.now())
        await store.enrolLeads({
          affiliateId: lead.affiliateId,
          leadIds: [lead.leadId],
          triggerType: 'AFTER_OPTIN',
          actor: SYSTEM,
        })
      })
      await waitUntil('the last hand-over', 10_000, () => handedOverAt.size === leads.length)
      return leads
        .slice(WARM_UP)
        .map(({ leadId }) => (handedOverAt.get(leadId) ?? Number.NaN) - (triggeredAt.get(leadId) ?? 0))
    } finally {
      await engine.stop()
      await listening.close()
      await pool.end()
    }
  })
}

type Turn = { readonly affiliateId: string; readonly leadId: string }

/** One lead of each affiliate after the other. */
function takeTurns(affiliates: readonly LoadedAffiliate[]): readonly Turn[] {
  return (affiliates[0]?.leadIds ?? []).flatMap((_, n) =>
    affiliates.flatMap(({ affiliateId, leadIds }) => {
      const leadId = leadIds[n]
      return leadId === undefined ? [] : [{ affiliateId, leadId }]
    }),
  )
}
