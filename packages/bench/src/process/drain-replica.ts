import { withEngine } from '../bench-engine.ts'
import { drainUntilEmpty } from '../drain-until-empty.ts'

/**
 * One of several processes on one database: drains another one first, so that its code is warm, says it is ready,
 * waits for the word, drains until nothing is pending.
 */
const [url, warmUpUrl, processId] = process.argv.slice(2)
if (url === undefined || warmUpUrl === undefined || processId === undefined)
  throw new Error('usage: drain-replica.ts <url> <url to warm up on> <process id>')
const SLOTS = 500

process.on('disconnect', () => process.exit(0))
await withEngine({ url: warmUpUrl, slots: SLOTS, processId }, ({ engine, pool }) =>
  drainUntilEmpty(engine, pool),
)
await withEngine({ url, slots: SLOTS, processId }, async ({ engine, pool }) => {
  await pool.query('SELECT 1')
  const go = new Promise((resolve) => process.once('message', resolve))
  process.send?.('ready')
  await go
  const accepted = await drainUntilEmpty(engine, pool)
  process.send?.({ accepted })
})
process.disconnect()
