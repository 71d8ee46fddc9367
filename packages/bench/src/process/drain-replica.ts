import { withEngine } from '../engine/bench-engine.ts'
import { drainUntilEmpty } from '../engine/drain-until-empty.ts'

/**
 * One of several processes on one database: sends a few jobs first, so that its code and its connections are warm,
 * says it is ready, waits for the word, drains until nothing is pending.
 */
const [url, processId, warmUpJobs] = process.argv.slice(2)
if (url === undefined || processId === undefined || warmUpJobs === undefined)
  throw new Error('usage: drain-replica.ts <url> <process id> <jobs to warm up with>')

process.on('disconnect', () => process.exit(0))
await withEngine({ url, slots: 500, processId }, async ({ engine, store }) => {
  const warmUp = await engine.drain({ cause: 'cron', limit: Number(warmUpJobs) })
  const go = new Promise((resolve) => process.once('message', resolve))
  process.send?.({ accepted: warmUp.accepted })
  await go
  const accepted = await drainUntilEmpty(engine, store)
  process.send?.({ accepted })
})
process.disconnect()
