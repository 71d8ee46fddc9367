import type pg from 'pg'

/** A node of a plan as EXPLAIN (ANALYZE, FORMAT JSON) tells it. Rows are averages per loop. */
export type PlanNode = {
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Rows Removed by Join Filter'?: number
  readonly 'Rows Removed by Index Recheck'?: number
  readonly Filter?: string
  readonly 'Join Filter'?: string
  readonly Plans?: readonly PlanNode[]
}

/** What the statements of one pool did since the last call of take. */
export type PlanWork = {
  /** Rows that the nodes of a statement's plans passed on or threw away, by the statement's name. */
  readonly rowsByStatement: ReadonlyMap<string, number>
}

export type PlanWatch = { take(): PlanWork }

/**
 * How many rows a plan touched in all its nodes, also those it compared and threw away. No time is in it: the same
 * plan over the same rows gives the same number on every machine.
 * @param longestArray elements of the longest parameter: a filter by `= ANY ($1)` compares each row with all of them
 */
export function rowsOf(node: PlanNode, longestArray: number): number {
  const perLoop =
    1 +
    node['Actual Rows'] +
    (node['Rows Removed by Filter'] ?? 0) +
    (node['Rows Removed by Join Filter'] ?? 0) +
    (node['Rows Removed by Index Recheck'] ?? 0)
  const walksArray = [node.Filter, node['Join Filter']].some((filter) => filter?.includes('ANY (') ?? false)
  const own = perLoop * node['Actual Loops'] * (walksArray ? Math.max(1, longestArray) : 1)
  return (node.Plans ?? []).reduce((sum, child) => sum + rowsOf(child, longestArray), own)
}

type Statement = { readonly name: string; readonly text: string; readonly values: readonly unknown[] }

/**
 * Watches every statement with parameters that goes through the pool: right before it runs, its prepared plan is run
 * by EXPLAIN ANALYZE on the same connection and undone. One prepared statement per text and connection, as the
 * product keeps them, so that a plan made over an empty table is still the plan once the table is full.
 */
export function watchPlans(pool: pg.Pool): PlanWatch {
  let rows = new Map<string, number>()
  const note = (name: string, more: number) => rows.set(name, (rows.get(name) ?? 0) + more)
  pool.on('connect', (client) => watchClient(client, note))
  return {
    take: () => {
      const taken = { rowsByStatement: rows }
      rows = new Map()
      return taken
    },
  }
}

function watchClient(client: pg.PoolClient, note: (name: string, rows: number) => void): void {
  const query: (...args: readonly unknown[]) => Promise<unknown> = client.query.bind(client)
  const prepared = new Map<string, string>()
  let inTransaction = false
  let last: Promise<unknown> = Promise.resolve()

  const explain = async (statement: Statement): Promise<void> => {
    let plan = prepared.get(statement.text)
    if (plan === undefined) {
      plan = `watched_${prepared.size}`
      await query(`PREPARE ${plan} AS ${statement.text}`)
      prepared.set(statement.text, plan)
    }
    const values = statement.values.map(literal).join(', ')
    await query(inTransaction ? 'SAVEPOINT watched' : 'BEGIN')
    const result = (await query(
      `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) EXECUTE ${plan}${values === '' ? '' : `(${values})`}`,
    )) as pg.QueryResult<{ 'QUERY PLAN': readonly [{ readonly Plan: PlanNode }] }>
    await query(inTransaction ? 'ROLLBACK TO SAVEPOINT watched; RELEASE SAVEPOINT watched' : 'ROLLBACK')
    const [tree] = result.rows[0]?.['QUERY PLAN'] ?? []
    if (tree === undefined) throw new Error(`no plan of ${statement.name}`)
    const longest = Math.max(0, ...statement.values.map(elementsOf))
    note(statement.name, rowsOf(tree.Plan, longest))
  }

  const run = async (args: readonly unknown[]): Promise<unknown> => {
    const statement = statementOf(args)
    if (statement !== null) await explain(statement)
    const result = await query(...args)
    const text = textOf(args)
    if (/^\s*BEGIN\b/i.test(text)) inTransaction = true
    if (/^\s*(COMMIT|ROLLBACK)\b(?!\s+TO)/i.test(text)) inTransaction = false
    return result
  }

  const watched = (...args: readonly unknown[]): Promise<unknown> | undefined => {
    const callback = args.at(-1)
    const hasCallback = typeof callback === 'function'
    const result = last.then(() => run(hasCallback ? args.slice(0, -1) : args))
    // The next statement waits for this one's end, whatever the end is; the caller hears of an error.
    last = result.catch(() => undefined)
    if (!hasCallback) return result
    result.then(
      (rows) => callback(null, rows),
      (error: unknown) => callback(error),
    )
    return undefined
  }
  Object.defineProperty(client, 'query', { value: watched, configurable: true })
}

/** Elements of an array parameter, also of one that was written as PostgreSQL's literal already; commas in texts count. */
function elementsOf(value: unknown): number {
  if (Array.isArray(value)) return value.length
  return typeof value === 'string' && /^\{.+\}$/s.test(value) ? value.split(',').length : 0
}

function textOf([first]: readonly unknown[]): string {
  if (typeof first === 'string') return first
  return typeof first === 'object' && first !== null && 'text' in first ? String(first.text) : ''
}

/** A statement that has a plan; null for BEGIN, SET and the like. */
function statementOf(args: readonly unknown[]): Statement | null {
  const text = textOf(args)
  if (!/^\s*(SELECT|INSERT|UPDATE|DELETE|WITH|MERGE)\b/i.test(text)) return null
  const [first, second] = args
  const config = typeof first === 'object' && first !== null ? (first as Partial<Statement>) : {}
  const values = config.values ?? (Array.isArray(second) ? second : [])
  return { name: config.name ?? text.trim().slice(0, 60), text, values }
}

/** A parameter as it stands in EXECUTE; untyped, so that it takes the type of the parameter. */
function literal(value: unknown): string {
  return value === null || value === undefined ? 'NULL' : quote(plain(value))
}

function quote(text: string): string {
  return ` E'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return `{${value.map(element).join(',')}}`
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function element(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (Array.isArray(value)) return plain(value)
  return `"${plain(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}
