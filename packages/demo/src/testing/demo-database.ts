import { createPool } from '@booster/db/connection/connect'
import { createTestDatabase, type TestDatabase } from '@booster/db/testing/test-database'
import { seedDemo } from '../seed-demo.ts'

/** A database with the demo's data as of a few minutes ago; nobody can sign in. */
export function createDemoDatabase(): Promise<TestDatabase> {
  return createTestDatabase({ name: 'demo', fill: fillDemo })
}

async function fillDemo(url: string): Promise<void> {
  const pool = createPool({ url, applicationName: 'demo-template', max: 2 })
  try {
    await seedDemo(pool, { now: new Date(), hashPassword: async () => 'no password' })
  } finally {
    await pool.end()
  }
}
