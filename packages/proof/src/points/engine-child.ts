import { hostname } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { Field } from '../fire/field.ts'
import { type Child, startChild } from '../parts/child.ts'
import { eventually } from '../parts/eventually.ts'
import { type Death, hearLastWords } from './die-at.ts'

/** How one process came to its end. */
export type Ending = {
  readonly pid: number
  /** At the point it was given. */
  readonly died: boolean
  /** Jobs that it held or was busy with when it died. */
  readonly atRisk: readonly string[]
  readonly output: string
}

export function startEngine(
  field: Field,
  options: { readonly slots: number; readonly death?: Death },
): Child {
  const { death, slots } = options
  const args =
    death === undefined
      ? []
      : ['--point', death.point, '--nth', String(death.nth), '--after-ms', String(death.afterMs)]
  return startChild({
    file: 'packages/proof/src/points/engine-process.ts',
    args,
    env: {
      DATABASE_URL: field.databaseUrl,
      PROVIDER_URL: field.sandbox.providerUrl,
      SLOTS: String(slots),
    },
  })
}

/** Waits until it has killed itself; one that does not come to its point in time is killed wherever it is. */
export async function untilDead(
  field: Field,
  child: Child,
  options: { readonly death: Death; readonly withinMs: number },
): Promise<Ending> {
  const tooLate = new AbortController()
  const over = delay(options.withinMs, 'too late', { signal: tooLate.signal }).catch(() => 'dead')
  await Promise.race([child.ended, over])
  tooLate.abort()
  child.signal('SIGKILL')
  const code = await child.ended
  await untilDisconnected(field.pool, child.pid)
  const busyWith = hearLastWords(child.output(), options.death.point)
  const held = await readHeldJobs(field.pool, child.pid)
  return {
    pid: child.pid,
    died: code === null && busyWith !== null,
    atRisk: [...new Set([...held, ...(busyWith ?? [])])],
    output: child.output(),
  }
}

/** What it had sent to the database may still happen; after this, nothing of it does. */
async function untilDisconnected(pool: Pool, pid: number): Promise<void> {
  const count = async (): Promise<number> => {
    const { rows } = await pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE "application_name" = $1`,
      [`booster-point-${pid}`],
    )
    return rows[0]?.n ?? 0
  }
  await eventually(`connections of ${pid} are gone`, count, { is: (n) => n === 0, withinMs: 20_000 })
}

async function readHeldJobs(pool: Pool, pid: number): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT j."id" FROM "JobClaim" c, unnest(c."affiliateIds", c."jobIds") AS u(aff, id)
     JOIN "AffiliateAutomationJob" j ON j."affiliateId" = u.aff AND j."id" = u.id
     WHERE starts_with(c."processId", $1) AND j."leaseToken" = c."leaseToken" AND j."status" = 'processing'`,
    [`${hostname()}-${pid}-`],
  )
  return rows.map(({ id }) => id)
}
