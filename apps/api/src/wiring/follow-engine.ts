import type { EngineOptions } from '@booster/engine'
import { SYSTEM } from '@booster/engine/domain/actor'
import type { AlertDesk } from '@booster/services/alerts/alert-desk'
import { raiseStandingAlerts } from '@booster/services/alerts/raise-standing-alerts'
import { createDrainRecorder } from '@booster/services/provider-credit/create-drain-recorder'
import type { ProviderService } from '@booster/trpc/context'
import type { Logger } from 'pino'
import type { Shutdown } from '../boot/shutdown.ts'
import { createRestCollector } from './collect-at-rest.ts'
import type { Stores } from './create-stores.ts'

/** What the engine's life leads to outside of it: drains are kept, the provider's credit is watched, admins alerted. */
export function followEngine(deps: {
  readonly stores: Stores
  readonly provider: ProviderService
  readonly alerts: AlertDesk
  readonly processId: string
  readonly log: Logger
  readonly shutdown: Shutdown
}): Required<Pick<EngineOptions, 'onDrained' | 'onBlocked' | 'onUnblocked'>> {
  const { stores, provider, alerts, processId, log, shutdown } = deps
  const behind = (what: string, work: Promise<unknown>): void => {
    work.catch((error: unknown) => log.error({ err: error }, what))
  }
  const judge = () => raiseStandingAlerts({ store: stores.alerts, notify: alerts.notify })
  const giveMemoryBack = createRestCollector()
  const checkCredit = () => provider.checkCredits({ cause: 'after_sends', actor: SYSTEM })
  const drains = createDrainRecorder({
    store: stores.credit,
    checkCredit,
    onError: (error) => log.error({ err: error }, 'drain.not-recorded'),
  })
  shutdown.add('drains', () => drains.close())
  const onDrained: EngineOptions['onDrained'] = (report) => {
    giveMemoryBack(report)
    drains.record({ ...report, processId, provider: provider.name })
  }
  return {
    onDrained,
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
