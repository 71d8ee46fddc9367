import { WEBHOOK_SECRET } from '../parts/api-process.ts'
import type { Field } from './field.ts'
import type { Replicas } from './replicas.ts'

/** How many events are under way at once. */
const LANES = 16

/**
 * The provider reports by webhook every mail that it accepted and that is unconfirmed here, some of them twice. Half-way
 * every process is killed. Whoever gets no 200 tells again, as providers do.
 * @returns how many jobs were unconfirmed although the provider had taken their mail
 */
export async function giveEvidence(field: Field, replicas: Replicas): Promise<number> {
  const refs = await findDoubtful(field)
  const telling = tell(field, [...replicas.serving], refs.slice(0, Math.ceil(refs.length / 2)))
  await new Promise((resolve) => setTimeout(resolve, 150))
  await replicas.killAll()
  await telling
  const { url } = await replicas.start()
  await tell(field, [url], await findDoubtful(field))
  return refs.length
}

async function findDoubtful({ pool, sandbox }: Field): Promise<readonly string[]> {
  const accepted = (await sandbox.acceptances()).map(({ ref }) => ref).filter((ref) => ref !== null)
  const { rows } = await pool.query<{ ref: string }>(
    `SELECT "messageRef" AS "ref" FROM "AffiliateAutomationJob" WHERE "status" = 'unconfirmed' AND "messageRef" = ANY ($1::uuid[])`,
    [accepted],
  )
  return rows.map(({ ref }) => ref)
}

async function tell({ sandbox }: Field, apiUrls: readonly string[], refs: readonly string[]): Promise<void> {
  const queue = refs.entries()
  const lane = async (): Promise<void> => {
    for (const [n, ref] of queue) {
      const apiUrl = apiUrls[n % apiUrls.length] ?? ''
      const times = n % 4 === 0 ? 2 : 1
      await sandbox.sendEvent({ type: 'delivered', ref, times, apiUrl, secret: WEBHOOK_SECRET })
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}
