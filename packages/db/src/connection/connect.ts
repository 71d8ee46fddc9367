import pg from 'pg'

/** How to open a pool. */
export interface PoolOptions {
  readonly url: string
  /** Maximum number of connections. Default 10. */
  readonly max?: number
  /** Shown in pg_stat_activity. */
  readonly applicationName: string
  /** Gives every connection the engine's planner settings, which keep its plans stable. */
  readonly forEngine?: boolean
  /** Replaces the planner settings of `forEngine`. */
  readonly plannerSettings?: Readonly<Record<string, string>>
  /** Longest statement. Default 30,000 ms; 0 means no limit. */
  readonly statementTimeoutMs?: number
}

/**
 * The statistics of a queue table are always out of date. One generic plan per prepared statement, without hash
 * joins, merge joins or sequential scans, keeps the engine's statements on their primary keys. For the same reason
 * their fences compare `status::text`: otherwise the planner assumes that few jobs are processing and reads those
 * first (measured: 61 ms instead of 5 ms for 500 jobs).
 */
export const ENGINE_PLANNER_SETTINGS: Readonly<Record<string, string>> = {
  plan_cache_mode: 'force_generic_plan',
  jit: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  enable_seqscan: 'off',
}

const INT8_OID = 20

/**
 * A pool whose connections read `int8` as a safe number and `timestamptz` as a Date, and end transactions that stay
 * idle. Settings are made with SET after connecting, because PgBouncer refuses the `options` startup parameter; behind
 * its transaction mode, set them on the role instead. The engine's pool and the listening connection bypass PgBouncer.
 */
export function createPool(options: PoolOptions): pg.Pool {
  const settings = {
    statement_timeout: String(options.statementTimeoutMs ?? 30_000),
    idle_in_transaction_session_timeout: '30000',
    timezone: 'UTC',
    ...(options.forEngine === true
      ? (options.plannerSettings ?? ENGINE_PLANNER_SETTINGS)
      : options.plannerSettings),
  }
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 10,
    application_name: options.applicationName,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    // Statements whose results are not awaited follow each other without a round trip (Tx.send).
    pipeline: true,
    types: safeNumberTypes(),
    onConnect: (client) => applySettings(client, settings),
  })
  pool.on('connect', (client) => client.on('error', leaveToNextStatement))
  trackConnections(pool)
  return pool
}

const open = new WeakMap<pg.Pool, ReadonlySet<pg.ClientBase>>()

/**
 * The connections of a pool of `createPool` that are not closed yet. `totalCount` leaves out those which it has given
 * up (after an error, or because they were idle) and which are still closing; `end` does not wait for them either.
 */
export function openConnections(pool: pg.Pool): ReadonlySet<pg.ClientBase> {
  const connections = open.get(pool)
  if (connections === undefined) throw new TypeError('The pool was not made by createPool')
  return connections
}

function trackConnections(pool: pg.Pool): void {
  const connections = new Set<pg.ClientBase>()
  open.set(pool, connections)
  pool.on('connect', (client) => connections.add(client))
  pool.on('remove', (client) => connections.delete(client))
}

/**
 * The pool handles errors of idle connections only. Without this listener, a connection that breaks while checked out
 * ends the process with an unhandled 'error' event; with it, the next statement on the connection fails.
 */
function leaveToNextStatement(): void {}

async function applySettings(
  client: pg.ClientBase,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const names = Object.keys(settings)
  // One round trip, and values that cannot break out of the statement.
  const calls = names.map((_, index) => `set_config($${2 * index + 1}, $${2 * index + 2}, false)`)
  await client.query(`SELECT ${calls.join(', ')}`, Object.entries(settings).flat())
}

function safeNumberTypes(): pg.CustomTypesConfig {
  const types = new pg.TypeOverrides()
  types.setTypeParser(INT8_OID, parseSafeInteger)
  return types
}

function parseSafeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a JavaScript integer.`)
  return value
}
