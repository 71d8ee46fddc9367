import { SYSTEM } from '@booster/engine/domain/actor'
import {
  ACCEPTED,
  claim,
  claimOne,
  enrolScene,
  HOUR_MS,
  must,
  NOT_SENT,
  REFUSED_CONTENT,
  type Scene,
  settleAs,
} from '@booster/engine/testing/contract/scene'
import type { StoreHarness } from '@booster/engine/testing/store-harness'
import type pg from 'pg'

/** Ids of an affiliate's jobs in one of the two tables. */
export async function idsIn(
  pool: pg.Pool,
  table: 'AffiliateAutomationJob' | 'ArchivedJob',
  affiliateId: string,
): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT "id" FROM "${table}" WHERE "affiliateId" = $1 ORDER BY "id"`,
    [affiliateId],
  )
  return rows.map(({ id }) => id)
}

/** Sends everything that is due now. */
export async function sendDue(t: StoreHarness): Promise<void> {
  for (;;) {
    const { jobs } = await claim(t, 100)
    if (jobs.length === 0) return
    await settleAs(t, jobs, ACCEPTED)
  }
}

/** Every run of the scene: first step sent; second one sent, failed after a retry, or cancelled. */
export async function endThreeRuns(t: StoreHarness): Promise<Scene> {
  const scene = await enrolScene(t, { leads: 3, delaysHours: [0, 24], credits: 50 })
  await sendDue(t)
  const third = must((await t.world.readJobs(must(scene.runIds[2])))[1])
  await t.store.cancelJobs({ affiliateId: scene.affiliateId, jobIds: [third.id], actor: SYSTEM })
  await t.world.advance(24 * HOUR_MS)
  const { jobs } = await claim(t)
  const first = jobs.filter((job) => job.runId === scene.runIds[0])
  await settleAs(t, first, ACCEPTED)
  await settleAs(
    t,
    jobs.filter((job) => job.runId === scene.runIds[1]),
    NOT_SENT,
  )
  await t.world.advance(60_000)
  await settleAs(t, await claimOne(t), REFUSED_CONTENT)
  return scene
}
