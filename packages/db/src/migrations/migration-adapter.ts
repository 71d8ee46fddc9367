import { randomBytes } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import pg from 'pg'

/** The adapter's own query function, before it names the column types. */
interface AdapterQueries {
  performIO(query: unknown): Promise<{ fields: { dataTypeID: number }[] }>
}

const INTERNAL_CHAR_OID = 18
const BPCHAR_OID = 1042

/** An adapter factory for migrations, and the way to hang up every connection it opened. */
export interface MigrationAdapter {
  readonly factory: SqlMigrationAwareDriverAdapterFactory
  readonly disconnect: () => Promise<void>
}

/**
 * Prisma's pg adapter made fit for migrations. As it comes, it (1) cuts scripts at every semicolon, also inside
 * function bodies, (2) may run the pieces of one script on several connections, so that BEGIN and COMMIT come
 * apart, (3) does not know the catalogue's "char" type, which describing a schema needs, (4) connects to the
 * main database instead of the shadow one when it was given a URL, and (5) leaves its pool open for 10 s.
 */
export function createMigrationAdapter(url: string): MigrationAdapter {
  const opened: SqlDriverAdapter[] = []
  const prisma = new PrismaPg({ connectionString: url, application_name: 'booster-migrate' })
  const connect = async () => {
    const adapter = fitAdapter(await prisma.connect(), url)
    opened.push(adapter)
    return adapter
  }
  return {
    factory: {
      provider: prisma.provider,
      adapterName: prisma.adapterName,
      connect,
      connectToShadowDb: () => openShadowDatabase(url),
    },
    disconnect: async () => {
      for (const adapter of opened) await adapter.dispose()
    },
  }
}

async function openShadowDatabase(url: string): Promise<SqlDriverAdapter> {
  const name = `shadow_${Date.now().toString(36)}_${randomBytes(5).toString('hex')}`
  await runScript(url, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`)
  const shadowUrl = new URL(url)
  shadowUrl.pathname = `/${name}`
  const adapter = fitAdapter(
    await new PrismaPg({ connectionString: shadowUrl.href }).connect(),
    shadowUrl.href,
  )
  const disconnect = adapter.dispose.bind(adapter)
  adapter.dispose = async () => {
    await disconnect()
    await runScript(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  }
  return adapter
}

function fitAdapter<Adapter extends SqlDriverAdapter>(adapter: Adapter, url: string): Adapter {
  adapter.executeScript = (script) => runScript(url, script)
  const queries = adapter as unknown as AdapterQueries
  const performIO = queries.performIO.bind(adapter)
  const queryRaw = adapter.queryRaw
  adapter.queryRaw = async (query) => {
    const charColumns: number[] = []
    // A view of this one call: two queries at once must not mix up their columns.
    const view = Object.create(adapter, {
      performIO: {
        value: async (asked: unknown) => {
          const result = await performIO(asked)
          for (const [index, field] of result.fields.entries()) {
            if (field.dataTypeID !== INTERNAL_CHAR_OID) continue
            charColumns.push(index)
            field.dataTypeID = BPCHAR_OID
          }
          return result
        },
      },
    }) as Adapter
    const result = await queryRaw.call(view, query)
    for (const index of charColumns) result.columnTypes[index] = ColumnTypeEnum.Character
    return result
  }
  return adapter
}

/** A whole script in one message on one connection: the server splits it, as psql would have it. */
async function runScript(url: string, script: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'booster-migrate' })
  await client.connect()
  try {
    await client.query(script)
  } finally {
    await client.end()
  }
}
