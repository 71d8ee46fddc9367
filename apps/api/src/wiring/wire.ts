import type { TopUpTerms } from '@booster/contracts/top-ups/top-ups'
import { DATABASE_CLOCK, movableClock, type SqlClock } from '@booster/db/connection/clock'
import { createPool } from '@booster/db/connection/connect'
import { createReads } from '@booster/db/connection/create-reads'
import { createLazyPrisma } from '@booster/db/connection/lazy-prisma'
import { listenForChanges } from '@booster/db/connection/notify'
import { addWebhookCounts } from '@booster/db/delivery/add-webhook-counts'
import { createPgStore } from '@booster/db/engine-store/store'
import { addFormViews } from '@booster/db/forms/add-form-views'
import { createOptinRates } from '@booster/db/forms/create-optin-rates'
import { advanceDemoClock, readDemoClock } from '@booster/db/service/demo-clock'
import { createEngine, type Engine, type EngineOptions } from '@booster/engine'
import { createStageTimings } from '@booster/engine/timing/stage-timings'
import { timeStages } from '@booster/engine/timing/time-stages'
import { createLinkSigner, type LinkSigner } from '@booster/mail/render/links'
import { sendSystemMail } from '@booster/mail/send-system-mail'
import type { AccountDesk } from '@booster/services/accounts/account-desk'
import { applyLinkHit } from '@booster/services/delivery/apply-link-hit'
import { createLinkHits, type LinkHits } from '@booster/services/delivery/create-link-hits'
import { createWebhookCounter, type WebhookCounter } from '@booster/services/delivery/create-webhook-counter'
import { createLeadImportDesk } from '@booster/services/imports/lead-import-desk'
import { createViewCounter, type ViewCounter } from '@booster/services/optin/create-view-counter'
import type { OptinRates } from '@booster/services/optin/ports'
import { createBulkTriggerDesk } from '@booster/services/triggers/bulk-trigger-desk'
import type { Services } from '@booster/trpc/context'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { Registry } from 'prom-client'
import type { Env } from '../boot/env.ts'
import type { Chore } from '../boot/scheduler.ts'
import type { Secrets } from '../boot/secrets.ts'
import type { Shutdown } from '../boot/shutdown.ts'
import { createLazyAuth, type LazyAuth } from '../http/auth/create-lazy-auth.ts'
import { createKeyViewers, type KeyViewers } from '../http/auth/key-viewers.ts'
import { createSignInLimit, type SignInLimit } from '../http/auth/sign-in-limit.ts'
import { createViewers, type Viewers } from '../http/auth/viewers.ts'
import { type ChangeHub, createChangeHub } from '../http/live/change-hub.ts'
import { previewForm } from '../http/pages/form/preview-form.ts'
import { type ChoreDeps, choresOf } from './chores.ts'
import { createAccounts } from './create-accounts.ts'
import { createConfirmations } from './create-confirmations.ts'
import { createNotices } from './create-notices.ts'
import { createProvider, providerName } from './create-provider.ts'
import { createSending } from './create-sending.ts'
import { createStores } from './create-stores.ts'
import { createTopUps } from './create-top-ups.ts'
import { engineLog } from './engine-log.ts'
import { followEngine } from './follow-engine.ts'
import { openMailer } from './open-mailer.ts'
import { createRenderer, type RendererOptions } from './render/create-renderer.ts'
import { createSendRate } from './send-rate.ts'
import { createStageMetrics } from './stage-metrics.ts'
import { systemClock } from './system-clock.ts'
import { createSystemMail } from './system-mail/create-system-mail.ts'
import { openRoads } from './system-mail/open-roads.ts'

const DEMO_PRICE_RUPIAH = 250
const DEMO_PAY_TO = 'BCA 0123456789 a.n. PT Contoh Demo'

/** Of what is only counted: views of forms, calls of webhooks. */
const GATHER_MS = 1_000

export type WiringOptions = {
  readonly env: Env
  readonly secrets: Secrets
  readonly databaseUrl: string
  /** The same database without a pooler between. */
  readonly directDatabaseUrl: string
  /** Migrations of this release; readiness compares with them. */
  readonly migrations: number
  /** Without a slash at its end. */
  readonly publicUrl: string
  readonly sandbox: { readonly url: string; readonly apiUrl: string } | null
  readonly processId: string
  readonly log: Logger
  readonly shutdown: Shutdown
}

/** Everything the server, the scheduler and the engine are made of. */
export type Wired = Pick<
  WiringOptions,
  'env' | 'secrets' | 'publicUrl' | 'processId' | 'log' | 'migrations'
> & {
  readonly pool: Pool
  readonly clock: SqlClock
  /** What mails tell us about their readers. */
  readonly tracks: RendererOptions['track']
  readonly services: Services
  readonly engine: Engine
  readonly auth: LazyAuth
  readonly viewers: Viewers
  readonly keyViewers: KeyViewers
  readonly links: LinkSigner
  readonly accounts: AccountDesk
  readonly signInLimit: SignInLimit
  readonly views: ViewCounter
  readonly hits: LinkHits
  readonly webhooks: WebhookCounter
  readonly hub: ChangeHub
  readonly sandboxUrl: string | null
  readonly chores: readonly Chore[]
  /** What /metrics shows. */
  readonly registry: Registry
}

/** Puts the parts together, once per process. What is opened here is handed to the shutdown in the same breath. */
export function wire(options: WiringOptions): Wired {
  const { env, secrets, publicUrl, processId, log, shutdown, sandbox } = options
  const clock = env.demo ? movableClock : DATABASE_CLOCK
  const { pool, enginePool, replicaPool } = openPools(options)
  const hashKey = secrets.addressHashes

  const mailer = openMailer(env, sandbox?.apiUrl ?? null)
  shutdown.add('mailer', () => mailer.close())
  const links = createLinkSigner(secrets.links)
  const renderer = createRenderer({
    links,
    publicUrl,
    fromEmail: env.sender.email,
    fromName: env.sender.name,
    track: trackingOf(env),
    sandbox: sandbox !== null,
  })
  const stores = createStores({ pool, clock, hashKey })
  const roads = openRoads(env, { mailer, apiUrl: sandbox?.apiUrl ?? env.MAILKETING_API_URL })
  for (const { name, close } of roads) shutdown.add(`mail road ${name}`, close)
  const send = createSystemMail({ env, roads })
  const { provider, alerts } = createProvider({ env, stores, mailer, send, publicUrl, log })
  shutdown.add('alerts', () => alerts.idle())

  const registry = new Registry()
  const timings = createStageTimings(systemClock)
  const engineStore = createPgStore({ pool: enginePool, clock, hashKey })
  const engine = wireEngine(options, {
    store: engineStore,
    mailer,
    renderer,
    registry,
    timings,
    ...followEngine({ stores, provider, alerts, processId, log, shutdown }),
  })

  const signInLimit = createSignInLimit(env.RATE_LIMITS === 'on')
  const auth = createLazyAuth({ pool, secret: secrets.auth, publicUrl, log, signInLimit })
  const viewers = createViewers(auth, pool)
  const hub = createChangeHub()
  const listening = listenForChanges(options.directDatabaseUrl, {
    onDue: () => engine.wake(),
    onChange: (change) => hub.publish(change),
    onSignOut: (userId) => {
      viewers.forget()
      hub.endOf(userId)
    },
    onError: (error) => log.warn({ err: error }, 'notifications.interrupted'),
  })
  shutdown.add('notifications', () => listening.close())

  const prisma = createLazyPrisma(options.databaseUrl)
  shutdown.add('prisma', () => prisma.close())
  const store = createPgStore({ pool, clock, hashKey })
  const bulkTriggers = createBulkTriggerDesk({
    bulkTriggers: stores.bulkTriggers,
    store,
    log: engineLog(log),
  })
  shutdown.add('bulk triggers', () => bulkTriggers.stop())
  const imports = createLeadImportDesk({
    imports: stores.imports,
    onCompleted: () => void bulkTriggers.work(),
    log: engineLog(log),
  })
  shutdown.add('imports', () => imports.stop())
  const optinRates = env.RATE_LIMITS === 'on' ? createOptinRates({ pool, hashKey }) : UNLIMITED_OPTINS
  const confirmations = createConfirmations({
    env,
    mails: stores.confirmations,
    rates: optinRates,
    mailer,
    links,
    publicUrl,
    log,
  })
  shutdown.add('confirmations', () => confirmations.idle())
  const accounts = createAccounts({ pool, send, publicUrl, log })
  shutdown.add('accounts', () => accounts.idle())
  const notices = createNotices({ mails: stores.noticeMails, send, publicUrl, log })
  shutdown.add('notices', () => notices.idle())
  const topUps = createTopUps({ mails: stores.topUpMails, send, publicUrl, log })
  shutdown.add('top-up mails', () => topUps.idle())
  const views = createViewCounter({
    addViews: (input) => addFormViews(pool, input),
    onError: (error) => log.warn({ err: error }, 'form.views-not-counted'),
    gatherMs: GATHER_MS,
  })
  shutdown.add('form views', () => views.flush())
  const hits = createLinkHits({
    apply: (hit) => applyLinkHit(store, hit),
    onError: (error, { kind }) => log.warn({ err: error, kind }, 'link.hit-not-recorded'),
    onDropped: (dropped) => log.warn({ dropped }, 'link.hits-dropped'),
  })
  shutdown.add('link hits', () => hits.idle())
  const webhooks = createWebhookCounter({
    addCounts: (counts) => addWebhookCounts({ pool, clock }, counts),
    onError: (error) => log.warn({ err: error }, 'webhooks.not-counted'),
    gatherMs: GATHER_MS,
  })
  shutdown.add('webhooks', () => webhooks.flush())
  const services: Services = {
    store,
    bulkTriggers,
    imports,
    engine: {
      tickSeconds: env.ENGINE_TICK_SECONDS,
      wake: () => engine.wake(),
      drain: (input) => engine.drain(input),
    },
    pool,
    reads: createReads({
      primary: pool,
      replica: replicaPool,
      onError: (error) => log.warn({ err: error }, 'replica.not-read'),
    }),
    clock,
    prisma: prisma.get,
    changes: hub,
    preview: (job, text) => renderer.preview(job, text),
    previewStep: (mail) => renderer.previewStep(mail),
    sendTest: (test) => sendSystemMail(mailer, renderer.renderTest(test)),
    provider,
    countsOpens: (rule, text) => renderer.countsOpens(rule, text),
    sending: createSending({ env, publicUrl, hasWebhookSecret: secrets.webhook !== null, roads, renderer }),
    sender: { fromEmail: env.sender.email, carriesReplyTo: mailer.carriesReplyTo },
    audit: stores.audit,
    integrity: stores.integrity,
    forms: stores.forms,
    optinRates,
    confirmations,
    topUps: { ...creditTermsOf(env), wake: topUps.wake },
    previewForm,
    leads: stores.leads,
    accounts,
    demoClock: env.demo
      ? { get: () => readDemoClock(pool), advance: (input) => advanceDemoClock(pool, input) }
      : null,
    mode: {
      demo: env.demo,
      sandbox: sandbox !== null,
      sandboxUrl: sandbox?.url ?? null,
      publicUrl,
      tracking: trackingOf(env),
      replies: repliesSeen(env),
      formRedirectHosts: env.FORM_REDIRECT_HOSTS ?? null,
    },
  }
  const choreDeps: ChoreDeps = {
    env,
    engine,
    bulkTriggers,
    imports,
    confirmations,
    notices,
    topUps,
    timings,
    pool,
    clock,
    store: services.store,
    stores,
    provider,
    alerts,
    webhooks,
    processId,
    log,
  }
  return {
    env,
    secrets,
    publicUrl,
    processId,
    log,
    migrations: options.migrations,
    pool,
    clock,
    tracks: trackingOf(env),
    services,
    engine,
    auth,
    viewers,
    keyViewers: createKeyViewers({ pool, clock, limited: env.RATE_LIMITS === 'on' }),
    links,
    accounts,
    signInLimit,
    views,
    hits,
    webhooks,
    hub,
    sandboxUrl: sandbox?.url ?? null,
    chores: choresOf(choreDeps),
    registry,
  }
}

/** The demo names a price, so that its amounts can be looked at. */
function creditTermsOf({ CREDIT_PRICE_RUPIAH, CREDIT_PAY_TO, demo }: Env): TopUpTerms {
  return {
    priceRupiah: CREDIT_PRICE_RUPIAH ?? (demo ? DEMO_PRICE_RUPIAH : null),
    payTo: CREDIT_PAY_TO ?? (demo ? DEMO_PAY_TO : null),
  }
}

/** Only where readers can reach us. */
function trackingOf({ PUBLIC_URL, provider, TRACK_OPENS, TRACK_CLICKS }: Env): RendererOptions['track'] {
  const isReachable = PUBLIC_URL !== undefined || provider === 'sandbox'
  return { opens: isReachable && TRACK_OPENS === 'on', clicks: isReachable && TRACK_CLICKS === 'on' }
}

/** Only by SMTP do our mails bear an id that their answers name. */
function repliesSeen(env: Env): Services['mode']['replies'] {
  if (env.provider !== 'smtp') return 'none'
  if (env.SMTP_REPLY_ADDRESS !== undefined) return 'all'
  // Without an address for bounces, the mailbox that is read is the sender's.
  const isOfSender = env.SMTP_BOUNCE_ADDRESS === undefined || env.SMTP_BOUNCE_ADDRESS === env.sender.email
  return env.BOUNCE_IMAP_URL !== undefined && isOfSender ? 'to-sender' : 'none'
}

/** With RATE_LIMITS=off. */
const UNLIMITED_OPTINS: OptinRates = { count: async () => null, countMail: async () => null }

/** The engine, timed for /metrics and the admin's page. */
function wireEngine(
  { env, processId, log }: WiringOptions,
  parts: Pick<EngineOptions, 'store' | 'mailer' | 'renderer'> &
    ReturnType<typeof followEngine> & {
      readonly registry: Registry
      readonly timings: ReturnType<typeof createStageTimings>
    },
): Engine {
  const { store, mailer, registry, timings, ...others } = parts
  const countStage = createStageMetrics(registry)
  const rateLimit = createSendRate(env.MAIL_RATE_PER_SECOND)
  const timed = timeStages({
    store,
    mailer,
    clock: systemClock,
    onSeen: (sight) => {
      countStage(sight)
      timings.see(sight)
    },
  })
  return createEngine({
    ...timed,
    ...others,
    clock: systemClock,
    log: engineLog(log),
    slots: env.SENDING_SLOTS,
    processId,
    provider: providerName(env),
    ...(rateLimit === undefined ? {} : { rateLimit }),
  })
}

/**
 * Screens and engine never wait for one another's connections. The engine's are few and direct: their planner settings
 * and prepared plans belong to the connection, which a pooler would hand to somebody else after every transaction.
 */
function openPools({ env, databaseUrl, directDatabaseUrl, shutdown, log }: WiringOptions): {
  readonly pool: Pool
  readonly enginePool: Pool
  /** Where lists may be read; null without DATABASE_READ_URL. */
  readonly replicaPool: Pool | null
} {
  const pool = createPool({ url: databaseUrl, applicationName: 'booster-api', max: env.DATABASE_POOL })
  const enginePool = createPool({
    url: directDatabaseUrl,
    applicationName: 'booster-engine',
    max: 6,
    forEngine: true,
  })
  const replicaPool =
    env.DATABASE_READ_URL === undefined
      ? null
      : createPool({ url: env.DATABASE_READ_URL, applicationName: 'booster-reads', max: env.DATABASE_POOL })
  for (const [name, each] of Object.entries({ pool, enginePool, replicaPool })) {
    if (each === null) continue
    // An idle connection that breaks is replaced at the next query; unheard, it would end the process.
    each.on('error', (error) => log.warn({ err: error, pool: name }, 'database.connection-lost'))
    shutdown.add(name, () => each.end())
  }
  return { pool, enginePool, replicaPool }
}
