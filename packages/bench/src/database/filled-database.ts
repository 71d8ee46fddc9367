import { DATABASE_CLOCK } from '@booster/db/connection/clock'
import { createPool } from '@booster/db/connection/connect'
import { createPgStore } from '@booster/db/engine-store/store'
import { loadSynthetic } from '@booster/demo/load-synthetic'
import type { BenchContext } from '../bench-context.ts'
import { makeTemplate, withDatabase } from './fresh-database.ts'

export type Filling = {
  readonly affiliates: number
  /** Due jobs, each the only step of its run. */
  readonly jobs: number
}

const templates = new Map<string, Promise<string>>()

/** A fresh copy of a database full of due jobs, enrolled by the product's own trigger. */
export async function withFilledDatabase<T>(
  context: BenchContext,
  filling: Filling,
  body: (url: string) => Promise<T>,
): Promise<T> {
  const name = `jobs_${filling.jobs}_of_${filling.affiliates}`
  let template = templates.get(name)
  if (template === undefined) {
    context.say(`filling ${filling.jobs} due jobs of ${filling.affiliates} affiliate(s)`)
    template = makeTemplate(context.serverUrl, name, (url) => fill(url, filling))
    templates.set(name, template)
  }
  return withDatabase(context.serverUrl, { from: { template: await template } }, body)
}

async function fill(url: string, { affiliates, jobs }: Filling): Promise<void> {
  const pool = createPool({
    url,
    applicationName: 'bench-fill',
    max: 4,
    statementTimeoutMs: 0,
    forEngine: true,
  })
  try {
    const store = createPgStore({ pool, clock: DATABASE_CLOCK, hashKey: 'bench' })
    const report = await loadSynthetic(pool, store, {
      affiliates,
      jobs,
      automations: 5,
      steps: 1,
      credits: Math.ceil(jobs / affiliates) + 1_000,
    })
    if (report.jobs !== jobs) throw new Error(`${report.jobs} jobs instead of ${jobs}`)
  } finally {
    await pool.end()
  }
}
