import { join, resolve } from 'node:path'
import { startEmbeddedPostgres } from '../packages/db/src/embedded/embedded-postgres.ts'
import { buildApps } from './build-apps.ts'
import { runOwned } from './owned-process.ts'
import { loadEnvFile, root } from './repository.ts'

/**
 * `npm start`: makes what is missing (Prisma client, both apps, the embedded database), then runs the API as
 * anybody would: `node apps/api/src/main.ts`. The API prints the addresses and the demo accounts.
 */
const startedAt = performance.now()
loadEnvFile()
const database = warmUpDatabase()
if (await buildApps()) report('built what had changed')
const server = await database
if (server !== undefined) {
  report(`PostgreSQL 18 ready on port ${server.port}, data in ${server.dataDir}`)
  if (server.movedBecause !== undefined) report(`the data is there because ${server.movedBecause}`)
}
const { code } = await runOwned({ node: [join(root, 'apps/api/src/main.ts')] })
await server?.stop()
process.exit(code)

/** Starts the embedded server beside the builds; the API finds it running. */
async function warmUpDatabase() {
  if (process.env.DATABASE_URL) return undefined
  return startEmbeddedPostgres({ dataDir: join(resolve(root, process.env.DATA_DIR ?? '.data'), 'postgres') })
}

function report(what: string): void {
  console.log(`[${((performance.now() - startedAt) / 1_000).toFixed(1)} s] ${what}`)
}
