import type { EngineOptions } from '@booster/engine'
import { SYSTEM } from '@booster/engine/domain/actor'
import type { AlertDesk } from '@booster/services/alerts/alert-desk'
import { raiseStandingAlerts } from '@booster/services/alerts/raise-standing-alerts'
import { recordDrain } from '@booster/services/provider-credit/record-drain'
import type { ProviderService } from '@booster/trpc/context'
import type { Logger } from 'pino'
import { createRestCollector } from './collect-at-rest.ts'
import type { Stores } from './create-stores.ts'

/** What the engine's life leads to outside of it: drains are kept, the provider's credit is watched, admins alerted. */
export function followEngine(deps: {
  readonly stores: Stores
  readonly provider: ProviderService
  readonly alerts: AlertDesk
  readonly processId: string
  readonly log: Logger
}): Required<Pick<EngineOptions, 'onDrained' | 'onBlocked' | 'onUnblocked'>> {
  const { stores, provider, alerts, processId, log } = deps
  const behind = (what: string, work: Promise<unknown>): void => {
    work.catch((error: unknown) => log.error({ err: error }, what))
  }
  const judge = () => raiseStandingAlerts({ store: stores.alerts, notify: alerts.notify })
  const giveMemoryBack = createRestCollector()
  const checkCredit = () => provider.checkCredits({ cause: 'after_sends', actor: SYSTEM })
  const onDrained: EngineOptions['onDrained'] = (report) => {
    giveMemoryBack(report)
    const drain = { ...report, processId, provider: provider.name }
    behind('drain.not-recorded', recordDrain({ store: stores.credit, checkCredit }, drain))
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
