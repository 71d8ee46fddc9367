import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase } from '@booster/db/testing/test-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApi } from '../testing/start-api.ts'

const PRISMA = /\/node_modules\/(@prisma\/|prisma\/)|\/db\/src\/generated\//
/** What makes mails of what people write, SMTP, IMAP, sessions, and the number plans of telephones: over 100 MB. */
const LARGE =
  /\/node_modules\/(sanitize-html|html-to-text|htmlparser2|postcss[a-z-]*|nodemailer|imapflow|better-auth|kysely|libphonenumber-js)\//
const PRODUCTION = {
  MAILKETING_API_KEY: 'key-of-a-test',
  CRON_SECRET: 'secret-of-a-test-secret-of-a-test',
  BETTER_AUTH_SECRET: 'secret-of-a-test-secret-of-a-test',
  LINK_SECRET: 'secret-of-a-test-secret-of-a-test',
}
const folder = mkdtempSync(join(tmpdir(), 'booster-modules-'))
let database: Awaited<ReturnType<typeof createTestDatabase>>

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await database?.drop()
})

/** The variables that make a Node process record its modules, and how to read them. */
function recordModules(name: string) {
  const file = join(folder, name)
  const env = {
    NODE_OPTIONS: `--import=${new URL('../testing/record-modules.ts', import.meta.url).href}`,
    RECORD_MODULES_IN: file,
  }
  const read = () => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [])
  return {
    env,
    readPrisma: () => read().filter((url) => PRISMA.test(url)),
    readLarge: () => read().filter((url) => LARGE.test(url)),
    read,
  }
}

function evaluate(imports: readonly string[], env: Record<string, string>): void {
  evaluateCode(imports.map((url) => `await import(${JSON.stringify(url)})`).join('\n'), env)
}

function evaluateCode(code: string, env: Record<string, string>): void {
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    env: { PATH: process.env.PATH ?? '', ...env },
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([0, ''])
}

describe('Prisma', () => {
  it('is found when a process imports it', () => {
    const recorded = recordModules('control')
    evaluate([import.meta.resolve('@booster/db/connection/prisma')], recorded.env)
    expect(recorded.readPrisma().length).toBeGreaterThan(3)
  })

  it.each(['on', 'off'])(
    'is not loaded by the start of the API with ENGINE=%s',
    async (engine) => {
      const recorded = recordModules(`api-${engine}`)
      await using api = await startApi({
        DATABASE_URL: database.url,
        DEMO: 'on',
        ENGINE: engine,
        ...recorded.env,
      })
      expect((await fetch(`${api.url}/readyz`)).status).toBe(200)
      expect(recorded.read().length).toBeGreaterThan(500)
      expect(recorded.readPrisma()).toEqual([])
    },
    90_000,
  ) // the first start plays the demo; startApi itself waits for a minute

  it('is not loaded by a process that only runs the engine', () => {
    const recorded = recordModules('engine')
    const parts = [
      '@booster/engine',
      '@booster/db/connection/connect',
      '@booster/db/engine-store/store',
      '@booster/mail/mailketing/mailketing-v2',
    ]
    evaluate(
      parts.map((part) => import.meta.resolve(part)),
      recorded.env,
    )
    expect(recorded.read().length).toBeGreaterThan(50)
    expect(recorded.readPrisma()).toEqual([])
  })
})

describe('Large libraries', () => {
  it('are found when a process makes a mail and opens a connection', () => {
    const recorded = recordModules('mail-control')
    const compileStep = import.meta.resolve('@booster/mail/render/compile-step')
    const code = `(await import(${JSON.stringify(compileStep)})).compileStep({ subject: 'a', bodyHtml: '<style>p{color:red}</style><p>b</p>' })`
    evaluateCode(code, recorded.env)
    expect(recorded.readLarge().length).toBeGreaterThan(3)
  })

  it('are not loaded by the start of the API', async () => {
    const recorded = recordModules('api-without-mail')
    await using api = await startApi({ DATABASE_URL: database.url, ...PRODUCTION, ...recorded.env })
    expect((await fetch(`${api.url}/readyz`)).status).toBe(200)
    expect(recorded.read().length).toBeGreaterThan(500)
    expect(recorded.readLarge()).toEqual([])
  }, 90_000)
})
