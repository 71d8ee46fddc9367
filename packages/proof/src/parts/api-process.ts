import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Child, startChild, untilSaid } from './child.ts'

/** One process of the API: `node apps/api/src/main.ts`. */
export type ApiProcess = {
  readonly url: string
  readonly child: Child
  /** Ends it in order. Resolves with the exit code. */
  stop(): Promise<number | null>
}

export const CRON_SECRET = 'cron-secret-of-the-proof'
export const WEBHOOK_SECRET = 'webhook-secret-of-the-proof'
export const PROVIDER_KEY = 'provider-key-of-the-proof'

/** Production form: a database of one's own, a provider that is configured, no demo. */
export function apiEnv(options: {
  readonly databaseUrl: string
  readonly providerUrl: string
  readonly more?: Readonly<Record<string, string>>
}): Readonly<Record<string, string>> {
  return {
    HOST: '127.0.0.1',
    PORT: '0',
    // Never created: every secret is given, and neither database nor sandbox is embedded.
    DATA_DIR: join(tmpdir(), 'booster-proof-unused'),
    DATABASE_URL: options.databaseUrl,
    DEMO: 'off',
    CRON_SECRET: CRON_SECRET,
    BETTER_AUTH_SECRET: 'session-secret-of-the-proof',
    MAILKETING_API_URL: `${options.providerUrl}/api`,
    MAILKETING_API_KEY: PROVIDER_KEY,
    MAILKETING_FROM_EMAIL: 'tim@booster.example',
    MAILKETING_WEBHOOK_SECRET: WEBHOOK_SECRET,
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'warn',
    // As rare as it may be: what goes out within seconds owes it to no tick.
    ENGINE_TICK_SECONDS: '59',
    ...options.more,
  }
}

export function launchApi(env: Readonly<Record<string, string>>): Child {
  return startChild({ file: 'apps/api/src/main.ts', env })
}

/** Resolves with the address it serves on. Rejects with its output when it ends before it is ready. */
export async function untilServing(child: Child): Promise<string> {
  const said = await untilSaid(child, /Affiliates\s+(\S+)\/affiliate\/[\s\S]*API docs.*\n/)
  return (said[1] ?? '').replace('localhost', '127.0.0.1')
}

export async function startApi(env: Readonly<Record<string, string>>): Promise<ApiProcess> {
  const child = launchApi(env)
  try {
    const url = await untilServing(child)
    const stop = (): Promise<number | null> => {
      child.signal('SIGTERM')
      return child.ended
    }
    return { url, child, stop }
  } catch (error) {
    child.signal('SIGKILL')
    throw error
  }
}
