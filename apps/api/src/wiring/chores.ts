import type { SqlClock } from '@booster/db/connection/clock'
import { forgetOldWebhooks } from '@booster/db/delivery/forget-old-webhooks'
import { forgetOldRates } from '@booster/db/forms/create-optin-rates'
import { forgetOldNotices } from '@booster/db/notices/forget-old-notices'
import { sweepNotices } from '@booster/db/notices/sweep-notices'
import { forgetOldDrains } from '@booster/db/provider/forget-old-drains'
import { recordHeartbeat } from '@booster/db/service/record-heartbeat'
import type { Engine } from '@booster/engine'
import { SYSTEM } from '@booster/engine/domain/actor'
import type { Store } from '@booster/engine/ports'
import type { StageTimings } from '@booster/engine/timing/stage-timings'
import type { AlertDesk } from '@booster/services/alerts/alert-desk'
import { raiseStandingAlerts } from '@booster/services/alerts/raise-standing-alerts'
import { createUnmatchedEvents } from '@booster/services/delivery/apply-unmatched-events'
import type { WebhookCounter } from '@booster/services/delivery/create-webhook-counter'
import type { LeadImportDesk } from '@booster/services/imports/lead-import-desk'
import { checkIntegrity } from '@booster/services/integrity/check-integrity'
import type { MailDesk } from '@booster/services/mail-desk/create-mail-desk'
import type { BulkTriggerDesk } from '@booster/services/triggers/bulk-trigger-desk'
import type { ProviderService } from '@booster/trpc/context'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Env } from '../boot/env.ts'
import type { Chore } from '../boot/scheduler.ts'
import type { Stores } from './create-stores.ts'
import { mailboxChores } from './mailbox-chores.ts'
import { retentionChore } from './retention-chore.ts'

export type ChoreDeps = {
  readonly env: Env
  readonly engine: Engine
  readonly bulkTriggers: BulkTriggerDesk
  readonly imports: LeadImportDesk
  readonly confirmations: MailDesk
  readonly notices: MailDesk
  readonly topUps: MailDesk
  /** How long this process' stages took lately. */
  readonly timings: { read(): StageTimings }
  readonly pool: Pool
  readonly clock: SqlClock
  readonly store: Store
  readonly stores: Stores
  readonly provider: ProviderService
  readonly alerts: AlertDesk
  /** What came to the doors for delivery reports. */
  readonly webhooks: WebhookCounter
  readonly processId: string
  readonly log: Logger
}

const TICK_MS = 25_000
const HOUR_MS = 3_600_000
/** All processes have the same clock patterns; only the first of them to ask the provider does. */
const ONCE_PER_MORNING_MS = 30 * 60_000

/** What this process does by the clock. With ENGINE=off it sends nothing. */
export function choresOf(deps: ChoreDeps): readonly Chore[] {
  const {
    env,
    engine,
    bulkTriggers,
    imports,
    timings,
    pool,
    clock,
    store,
    stores,
    provider,
    alerts,
    processId,
  } = deps
  const heartbeat: Chore = {
    name: 'heartbeat',
    pattern: '*/10 * * * * *',
    run: () =>
      recordHeartbeat(pool, {
        processId,
        engine: env.ENGINE === 'on',
        slots: env.SENDING_SLOTS,
        inFlight: engine.inFlight,
        timings: timings.read(),
      }),
  }
  // Enrolling sends nothing, so a process without the engine does it too.
  const bulk: Chore = {
    name: 'bulk triggers',
    pattern: '*/5 * * * * *',
    atStart: true,
    run: bulkTriggers.work,
  }
  const importing: Chore = { name: 'imports', pattern: '*/5 * * * * *', atStart: true, run: imports.work }
  if (env.ENGINE === 'off') return [heartbeat, bulk, importing]
  return [
    heartbeat,
    bulk,
    importing,
    {
      name: 'tick',
      pattern: `*/${env.ENGINE_TICK_SECONDS} * * * * *`,
      run: () => engine.drain({ cause: 'tick', maxMs: TICK_MS }),
    },
    ...mailChores(deps),
    { name: 'rescue', pattern: '*/5 * * * * *', run: () => engine.rescue() },
    { name: 'unconfirmed policy', pattern: '0 */10 * * * *', run: () => engine.resolveAged() },
    {
      name: 'unmatched delivery events',
      pattern: '15 * * * * *',
      run: createUnmatchedEvents({ inbox: stores.inbox, store }),
    },
    ...mailboxChores(deps),
    {
      name: 'provider credit',
      pattern: '0 0 9 * * *',
      timeZone: 'Asia/Jakarta',
      run: () => provider.checkCredits({ cause: 'cron', actor: SYSTEM, coolDownMs: ONCE_PER_MORNING_MS }),
    },
    ...alertChores(deps),
    retentionChore({ days: env.RETENTION_DAYS, pool, clock, log: deps.log }),
    ...forgettingChores(deps),
    {
      name: 'integrity',
      pattern: '17 */5 * * * *',
      atStart: true,
      run: () =>
        checkIntegrity({
          store: stores.integrity,
          actor: SYSTEM,
          notify: alerts.notify,
          sameAgainAfterMs: HOUR_MS,
        }),
    },
  ]
}

function alertChores({ stores, alerts }: ChoreDeps): readonly Chore[] {
  return [
    {
      name: 'alerts',
      pattern: '30 * * * * *',
      run: () => raiseStandingAlerts({ store: stores.alerts, notify: alerts.notify }),
    },
    { name: 'forgotten alerts', pattern: '45 * * * * *', run: () => alerts.deliverForgotten() },
  ]
}

/** Mails outside of sequences, and what they are about. */
function mailChores(deps: ChoreDeps): readonly Chore[] {
  return [
    { name: 'confirmations', pattern: '*/10 * * * * *', run: deps.confirmations.work },
    { name: 'top-up mails', pattern: '*/10 * * * * *', run: deps.topUps.work },
    { name: 'notice mails', pattern: '*/10 * * * * *', run: deps.notices.work },
    // Right after the alerts, which say whose credit is low.
    { name: 'notices', pattern: '40 * * * * *', run: () => openNotices(deps) },
  ]
}

async function openNotices({ pool, clock, notices }: ChoreDeps): Promise<void> {
  const { opened } = await sweepNotices({ pool, clock })
  if (opened > 0) notices.wake()
}

/** What is kept for some time only. */
function forgettingChores({ env, pool, clock, stores }: ChoreDeps): readonly Chore[] {
  return [
    { name: 'old imports', pattern: '0 41 * * * *', run: () => stores.imports.forgetOld() },
    { name: 'old notices', pattern: '0 49 * * * *', run: () => forgetOldNotices({ pool, clock }) },
    { name: 'old drains', pattern: '0 47 * * * *', run: () => forgetOldDrains(pool) },
    {
      name: 'old webhooks',
      pattern: '0 45 * * * *',
      run: () => forgetOldWebhooks({ pool, clock, matchedDays: env.WEBHOOK_RETENTION_DAYS }),
    },
    { name: 'old opt-in rates', pattern: '0 43 * * * *', run: () => forgetOldRates(pool) },
  ]
}
