import { hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Env } from './env.ts'

/** The keys of this installation; all processes on one database need the same ones. */
export type Secrets = {
  /** What the cron endpoints want as a bearer token. */
  readonly cron: string
  /** Signs session cookies. */
  readonly auth: string
  /** Signs unsubscribe, click and open links. */
  readonly links: string
  /** Keys the hashes of suppressed addresses. */
  readonly addressHashes: string
  /** What the provider's webhook proves itself with; null refuses every event. */
  readonly webhook: string | null
  /** The file with the ones that were made up, when there are any. */
  readonly keptIn: string | null
}

const keptSchema = z.object({ cron: z.string().min(32), auth: z.string().min(32) })

/**
 * Takes the configured secrets and makes up what is missing, once: they are kept in `secrets.json` of the data
 * folder (mode 0600), so that sessions and links survive a restart. What derives from another key is never stored.
 */
export function loadSecrets(env: Env, dataDir: string): Secrets {
  const path = join(dataDir, 'secrets.json')
  const complete = env.CRON_SECRET !== undefined && env.BETTER_AUTH_SECRET !== undefined
  const kept = complete ? null : readOrCreate(path, dataDir)
  const auth = env.BETTER_AUTH_SECRET ?? kept?.auth ?? ''
  const links = env.LINK_SECRET ?? derive(auth, 'links')
  const madeUpWebhook = env.provider === 'sandbox' ? derive(auth, 'webhook') : null
  return {
    cron: env.CRON_SECRET ?? kept?.cron ?? '',
    auth,
    links,
    addressHashes: derive(links, 'address hashes'),
    webhook: env.MAILKETING_WEBHOOK_SECRET ?? madeUpWebhook,
    keptIn: kept === null ? null : path,
  }
}

function readOrCreate(path: string, dataDir: string): z.infer<typeof keptSchema> {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  const make = (): string => randomBytes(32).toString('base64url')
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify({ cron: make(), auth: make() }, null, 2)}\n`, { mode: 0o600 })
  try {
    linkSync(draft, path) // whoever links first decides: processes that start together share its secrets
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(draft, { force: true })
  }
  chmodSync(path, 0o600)
  const parsed = keptSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (!parsed.success)
    throw new Error(`${path} is damaged; remove it to get new secrets (sessions then end).`)
  return parsed.data
}

function derive(key: string, purpose: string): string {
  return Buffer.from(hkdfSync('sha256', key, 'affiliate-booster', purpose, 32)).toString('base64url')
}
