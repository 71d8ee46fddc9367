import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readEnv } from './env.ts'
import { loadSecrets } from './secrets.ts'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'booster-secrets-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

describe('loadSecrets', () => {
  it('makes secrets up once and keeps them where only the owner reads', () => {
    const first = loadSecrets(readEnv({}), directory)
    expect(loadSecrets(readEnv({}), directory)).toEqual(first)
    expect(first.cron.length).toBeGreaterThanOrEqual(32)
    expect(statSync(join(directory, 'secrets.json')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(directory, 'secrets.json'), 'utf8')).not.toContain(first.links)
  })

  it('writes nothing when everything is configured', () => {
    const env = readEnv({ CRON_SECRET: 'cron-secret', BETTER_AUTH_SECRET: 'a-secret-for-sessions' })
    const secrets = loadSecrets(env, directory)
    expect(secrets).toMatchObject({ cron: 'cron-secret', auth: 'a-secret-for-sessions', keptIn: null })
    expect(() => statSync(join(directory, 'secrets.json'))).toThrow(/ENOENT/)
  })

  it('derives a different key for every purpose', () => {
    const { auth, links, addressHashes, webhook } = loadSecrets(readEnv({}), directory)
    expect(new Set([auth, links, addressHashes, webhook]).size).toBe(4)
  })

  it('opens no webhook to a real provider without a configured secret', () => {
    expect(loadSecrets(readEnv({ MAILKETING_API_KEY: 'k' }), directory).webhook).toBeNull()
  })
})
