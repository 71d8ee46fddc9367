import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { isAbsolute, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createPool } from '@booster/db/connection/connect'
import { recordHeartbeat, removeHeartbeat } from '@booster/db/service/record-heartbeat'
import { DEMO_PASSWORD } from '@booster/demo/demo-accounts'
import { DEMO_PROVIDER_CREDITS } from '@booster/demo/demo-provider'
import { createApp } from '../http/create-app.ts'
import { wire } from '../wiring/wire.ts'
import { collectGarbage } from './collect-garbage.ts'
import { type Env, readEnv } from './env.ts'
import { createLog } from './log.ts'
import { openDatabase } from './open-database.ts'
import { openSandbox, sandboxPlaceOf } from './open-sandbox.ts'
import { openServer } from './open-server.ts'
import { readyMessage } from './ready-message.ts'
import { startScheduler } from './scheduler.ts'
import { loadSecrets, type Secrets } from './secrets.ts'
import { createShutdown } from './shutdown.ts'

/** Loading the program leaves about 10 MB of garbage, which V8 would keep while the process is idle. */
const COLLECT_AFTER_MS = 1_000

/** Starts the process part by part; each part is ended in the opposite order, also when a later one cannot start. */
async function start(env: Env): Promise<void> {
  const log = createLog(env)
  const shutdown = createShutdown(log)
  shutdown.onSignals()
  try {
    const server = await openServer({ host: env.HOST, port: env.PORT })
    const dataDir = dataDirOf(env)
    const publicUrl = publicUrlOf(env, server.port)
    const secrets = loadSecrets(env, dataDir)
    warnOfRisks(env, log)

    const database = await openDatabase(env, { dataDir, log })
    shutdown.add('database', () => database.stop())
    if (env.demo) await fillDemo(database.directUrl, secrets)
    const sandbox =
      env.provider === 'sandbox'
        ? await openSandboxOf(env, { dataDir, secrets, port: server.port, publicUrl })
        : null
    if (sandbox !== null) shutdown.add('sandbox', () => sandbox.stop())

    const processId = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`
    const { url: databaseUrl, directUrl: directDatabaseUrl, migrations } = database
    const wired = wire({
      env,
      secrets,
      databaseUrl,
      directDatabaseUrl,
      migrations,
      publicUrl,
      sandbox,
      processId,
      log,
      shutdown,
    })
    const { pool, engine, hub } = wired
    const isEngine = env.ENGINE === 'on'
    await recordHeartbeat(pool, { processId, engine: isEngine, slots: env.SENDING_SLOTS, inFlight: 0 })
    shutdown.add('heartbeat', () => removeHeartbeat(pool, processId))
    shutdown.add('engine', () => engine.stop())
    if (isEngine) engine.start()
    const scheduler = startScheduler(wired.chores, log)
    shutdown.add('scheduler', () => scheduler.stop())
    server.serve(createApp(wired))
    shutdown.add('server', () => {
      hub.close() // live streams never end by themselves; browsers come back to another process
      return server.close(10_000)
    })

    const { demo, provider } = env
    const { embeddedIn } = database
    const sandboxUrl = sandbox?.url ?? null
    const facts = {
      publicUrl,
      sandboxUrl,
      demo,
      demoPassword: DEMO_PASSWORD,
      provider,
      engine: isEngine,
      embeddedIn,
      secretsIn: secrets.keptIn,
    }
    process.stdout.write(`${readyMessage(facts)}\n`)
    setTimeout(collectGarbage, COLLECT_AFTER_MS).unref()
  } catch (error) {
    await shutdown.run('the start failed')
    throw error
  }
}

/** Relative paths are the repository's, wherever the process was started. */
function dataDirOf(env: Env): string {
  const root = fileURLToPath(new URL('../../../..', import.meta.url))
  const given = env.DATA_DIR ?? '.data'
  return isAbsolute(given) ? given : resolve(root, given)
}

function publicUrlOf(env: Env, port: number): string {
  if (env.PUBLIC_URL !== undefined) return env.PUBLIC_URL.replace(/\/+$/, '')
  const isEverywhere = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(env.HOST)
  return `http://${isEverywhere ? 'localhost' : env.HOST}:${port}`
}

async function fillDemo(url: string, secrets: Secrets): Promise<void> {
  const { seedDemo } = await import('@booster/demo/seed-demo')
  const { hashPassword } = await import('better-auth/crypto')
  const pool = createPool({ url, applicationName: 'booster-demo', max: 2, statementTimeoutMs: 0 })
  try {
    await seedDemo(pool, { now: new Date(), hashPassword, hashKey: secrets.addressHashes })
  } finally {
    await pool.end()
  }
}

function openSandboxOf(
  env: Env,
  at: {
    readonly dataDir: string
    readonly secrets: Secrets
    readonly port: number
    readonly publicUrl: string
  },
) {
  const host = ['0.0.0.0', '::'].includes(env.HOST) ? '127.0.0.1' : env.HOST
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${at.port}/api/webhooks/mailketing`
  return openSandbox({
    port: env.SANDBOX_PORT,
    dataDir: at.dataDir,
    credits: env.demo ? DEMO_PROVIDER_CREDITS : undefined,
    webhook: { url, secret: at.secrets.webhook ?? undefined },
    place: sandboxPlaceOf(env, at.publicUrl),
  })
}

function warnOfRisks(env: Env, log: ReturnType<typeof createLog>): void {
  if (!env.production) return
  if (env.PUBLIC_URL === undefined)
    log.warn('PUBLIC_URL is not set: links in e-mails lead to this machine only')
  if (env.BETTER_AUTH_SECRET === undefined)
    log.warn('BETTER_AUTH_SECRET is not set: one was made up for this machine')
  if ((env.CRON_SECRET?.length ?? 99) < 16)
    log.warn('CRON_SECRET is short: use at least 32 random characters')
  if (env.provider === 'smtp' && env.SMTP_BOUNCE_ADDRESS === undefined && env.BOUNCE_IMAP_URL === undefined)
    log.warn(
      'Neither SMTP_BOUNCE_ADDRESS nor BOUNCE_IMAP_URL is set: bounces that come later by mail are not seen',
    )
  if (env.provider === 'sandbox') log.warn('No MAILKETING_API_KEY and no SMTP_URL: nothing is really sent')
}

try {
  await start(readEnv())
} catch (error) {
  process.stderr.write(
    `Affiliate Booster cannot start. ${error instanceof Error ? error.message : String(error)}\n`,
  )
  process.exit(1)
}
