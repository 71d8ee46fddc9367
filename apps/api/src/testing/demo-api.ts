import { createTestDatabase } from '@booster/db/testing/test-database'
import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { type ApiProcess, startApi } from './start-api.ts'

/** A process of the API on a filled demo database of its own. */
export type DemoApi = {
  readonly api: ApiProcess
  readonly db: pg.Pool
  close(): Promise<void>
}

/** The links' secret keys the hashes of addresses, which are in the data. */
const DEMO = { DEMO: 'on', LINK_SECRET: 'demo-world-demo-world' }

/** Opens a copy of the demo as its first start leaves it; `env` adds to the process's settings. */
export async function openDemoApi(env: Readonly<Record<string, string>> = {}): Promise<DemoApi> {
  const database = await createTestDatabase({ name: 'world', fill: fillDemo })
  const api = await startApi({ ...DEMO, ...env, DATABASE_URL: database.url })
  const db = new pg.Pool({ connectionString: database.url, max: 3 })
  return {
    api,
    db,
    close: async () => {
      await api[Symbol.asyncDispose]()
      await db.end()
      await database.drop()
    },
  }
}

/** The same for the tests of a file, open while they run. */
export function useDemoApi(env: Readonly<Record<string, string>> = {}): Omit<DemoApi, 'close'> {
  let demo: DemoApi | undefined
  const opened = (): DemoApi => {
    if (demo === undefined) throw new Error('The demo is open only while tests run.')
    return demo
  }
  beforeAll(async () => {
    demo = await openDemoApi(env)
  }, 90_000)
  afterAll(() => demo?.close(), 30_000)
  return {
    get api() {
      return opened().api
    },
    get db() {
      return opened().db
    },
  }
}

async function fillDemo(url: string): Promise<void> {
  await using _api = await startApi({ ...DEMO, DATABASE_URL: url, ENGINE: 'off' })
}
