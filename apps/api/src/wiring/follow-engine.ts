import type { SqlClock } from '@booster/db/connection/clock'
import { recordDrain } from '@booster/db/provider/record-drain'
import { takeCheckAfterSends } from '@booster/db/provider/take-check-after-sends'
import type { EngineOptions } from '@booster/engine'
import { SYSTEM } from '@booster/engine/domain/actor'
import type { AlertDesk } from '@booster/services/alerts/alert-desk'
import { raiseStandingAlerts } from '@booster/services/alerts/raise-standing-alerts'
import type { ProviderService } from '@booster/trpc/context'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { createRestCollector } from './collect-at-rest.ts'

/** The provider's credit is asked for again after so many mails. */
const EVERY_SENDS = 1_000

/** What the engine's life leads to outside of it: drains are kept, the provider's credit is watched, admins alerted. */
export function followEngine(deps: {
  readonly pool: Pool
  readonly clock: SqlClock
  readonly provider: ProviderService
  readonly alerts: AlertDesk
  readonly processId: string
  readonly log: Logger
}): Required<Pick<EngineOptions, 'onDrained' | 'onBlocked' | 'onUnblocked'>> {
  const { pool, clock, provider, alerts, processId, log } = deps
  const behind = (what: string, work: Promise<unknown>): void => {
    work.catch((error: unknown) => log.error({ err: error }, what))
  }
  const judge = () => raiseStandingAlerts({ pool, clock, notify: alerts.notify })
  const giveMemoryBack = createRestCollector()
  const noteDrain: EngineOptions['onDrained'] = (report) => {
    giveMemoryBack(report)
    behind('drain.not-recorded', keepDrain(report))
  }
  const keepDrain = async (report: Parameters<NonNullable<EngineOptions['onDrained']>>[0]): Promise<void> => {
    const kept = await recordDrain(pool, { ...report, processId, provider: provider.name })
    if (kept === null || kept.sentSinceCheck < EVERY_SENDS) return
    if (await takeCheckAfterSends(pool, { provider: provider.name, everySends: EVERY_SENDS })) {
      await provider.checkCredits({ cause: 'after_sends', actor: SYSTEM })
    }
  }
  return {
    onDrained: noteDrain,
    onBlocked: (fault) => {
      log.warn({ code: fault.code, reason: fault.message }, 'provider.blocked')
      behind('alert.not-raised', judge())
    },
    onUnblocked: () => {
      log.info('provider.unblocked')
      behind('alert.not-lowered', judge())
    },
  }
}
