import { withEngine } from '../bench-engine.ts'
import { drainUntilEmpty } from '../drain-until-empty.ts'

/** One of several processes on one database: says it is ready, waits for the word, drains until nothing is pending. */
const [url, processId] = process.argv.slice(2)
if (url === undefined || processId === undefined)
  throw new Error('usage: drain-replica.ts <url> <process id>')

process.on('disconnect', () => process.exit(0))
await withEngine({ url, slots: 500, processId }, async ({ engine, pool }) => {
  await pool.query('SELECT 1')
  const go = new Promise((resolve) => process.once('message', resolve))
  process.send?.('ready')
  await go
  const accepted = await drainUntilEmpty(engine, pool)
  process.send?.({ accepted })
})
process.disconnect()
