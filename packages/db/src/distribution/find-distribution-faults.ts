import type pg from 'pg'
import type { TablePlacement } from './table-placement.ts'

/** What the catalogue says about keys. */
type Key = {
  readonly table: string
  readonly name: string
  readonly columns: readonly string[]
  /** Exclusion constraints only: the operator of each column. */
  readonly operators: readonly string[] | null
}

type ForeignKey = {
  readonly table: string
  readonly name: string
  readonly columns: readonly string[]
  readonly refersTo: string
  readonly refersToColumns: readonly string[]
  /** What becomes of the row when the one it refers to changes its key or goes, as pg_constraint has it. */
  readonly onUpdate: string
  readonly onDelete: string
}

type Column = { readonly table: string; readonly type: string; readonly required: boolean }

const AFFILIATE = 'affiliateId'

/**
 * Everything that would keep the tables of this database from being distributed by affiliate, one sentence each.
 * @param placement where each table is to live
 * @param uniqueOverAll unique keys that are known not to contain the affiliate
 */
export async function findDistributionFaults(
  db: Pick<pg.Pool, 'query'>,
  placement: Readonly<Record<string, TablePlacement>>,
  uniqueOverAll: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const tables = await readTables(db)
  const keys = await readUniqueKeys(db)
  const on = (table: string) => placement[table]?.on
  return [
    ...tables.filter((table) => on(table) === undefined).map((table) => `${table} has no placement`),
    ...Object.keys(placement)
      .filter((table) => !tables.includes(table))
      .map((table) => `${table} has a placement but does not exist`),
    ...Object.keys(uniqueOverAll)
      .filter((name) => !keys.some((key) => key.name === name))
      .map((name) => `${name} is excused but does not exist`),
    ...faultsOfColumns(
      tables.filter((table) => on(table) === 'affiliate'),
      await readAffiliateColumns(db),
    ),
    ...keys
      .filter((key) => on(key.table) === 'affiliate' && !(key.name in uniqueOverAll) && !holdsAffiliate(key))
      .map((key) => `${key.name} of ${key.table} is unique without ${AFFILIATE}`),
    ...(await readForeignKeys(db)).flatMap((key) => faultOfForeignKey(key, on(key.table), on(key.refersTo))),
  ]
}

/** The hash of the affiliate finds the node: it must be there, always, and of one type. */
function faultsOfColumns(tables: readonly string[], columns: readonly Column[]): readonly string[] {
  return tables.flatMap((table) => {
    const column = columns.find((each) => each.table === table)
    return column?.type === 'uuid' && column.required ? [] : [`${table} has no required uuid ${AFFILIATE}`]
  })
}

/** A node can only vouch for what it holds: uniqueness within one affiliate. */
function holdsAffiliate({ columns, operators }: Key): boolean {
  const at = columns.indexOf(AFFILIATE)
  return at >= 0 && (operators === null || operators[at] === '=')
}

function faultOfForeignKey(
  key: ForeignKey,
  from: TablePlacement['on'] | undefined,
  to: TablePlacement['on'] | undefined,
): readonly string[] {
  const named = `${key.name} of ${key.table}`
  if (from === 'affiliate' && key.columns.includes(AFFILIATE) && movesRow(key))
    return [`${named} would change ${AFFILIATE}`]
  if (to === 'everywhere') return []
  if (from === 'affiliate' && to === 'affiliate') {
    const same = key.columns.some((c, n) => c === AFFILIATE && key.refersToColumns[n] === AFFILIATE)
    return same ? [] : [`${named} does not carry ${AFFILIATE} on both sides`]
  }
  if (from !== 'affiliate' && to === 'one place') return []
  return [`${named} leads from what is ${placeWord(from)} to what is ${placeWord(to)}`]
}

/** Nothing may take a row away from its affiliate: CASCADE of an update, SET NULL and SET DEFAULT would. */
function movesRow({ onUpdate, onDelete }: ForeignKey): boolean {
  return ['c', 'n', 'd'].includes(onUpdate) || ['n', 'd'].includes(onDelete)
}

const PLACE_WORDS = {
  affiliate: 'with its affiliate',
  everywhere: 'everywhere',
  'one place': 'in one place',
} as const satisfies Record<TablePlacement['on'], string>

function placeWord(on: TablePlacement['on'] | undefined): string {
  return on === undefined ? 'nowhere' : PLACE_WORDS[on]
}

async function readTables(db: Pick<pg.Pool, 'query'>): Promise<readonly string[]> {
  const { rows } = await db.query<{ table: string }>(
    `SELECT relname AS "table" FROM pg_class
     WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace ORDER BY 1`,
  )
  return rows.map((row) => row.table)
}

async function readAffiliateColumns(db: Pick<pg.Pool, 'query'>): Promise<readonly Column[]> {
  const { rows } = await db.query<Column>(
    `SELECT c.relname AS "table", format_type(a.atttypid, a.atttypmod) AS "type", a.attnotnull AS "required"
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attname = $1`,
    [AFFILIATE],
  )
  return rows
}

/** Primary keys, unique constraints, unique indexes and exclusion constraints: each is an index. */
async function readUniqueKeys(db: Pick<pg.Pool, 'query'>): Promise<readonly Key[]> {
  const { rows } = await db.query<Key>(
    `SELECT t.relname AS "table", x.relname AS "name",
       ARRAY(SELECT coalesce(a.attname::text, '(expression)')
             FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, n)
             LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0
             WHERE k.n <= i.indnkeyatts ORDER BY k.n) AS "columns",
       (SELECT ARRAY(SELECT o.oprname::text FROM unnest(e.conexclop) WITH ORDINALITY AS op(id, n)
                     JOIN pg_operator o ON o.oid = op.id ORDER BY op.n)
        FROM pg_constraint e WHERE e.conindid = i.indexrelid AND e.contype = 'x') AS "operators"
     FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
     WHERE t.relnamespace = 'public'::regnamespace AND (i.indisunique OR i.indisexclusion)
     ORDER BY 1, 2`,
  )
  return rows
}

async function readForeignKeys(db: Pick<pg.Pool, 'query'>): Promise<readonly ForeignKey[]> {
  const columns = (table: string, numbers: string) =>
    `ARRAY(SELECT a.attname::text FROM unnest(c.${numbers}) WITH ORDINALITY AS k(attnum, n)
           JOIN pg_attribute a ON a.attrelid = c.${table} AND a.attnum = k.attnum ORDER BY k.n)`
  const { rows } = await db.query<ForeignKey>(
    `SELECT t.relname AS "table", c.conname AS "name", r.relname AS "refersTo",
       c.confupdtype::text AS "onUpdate", c.confdeltype::text AS "onDelete",
       ${columns('conrelid', 'conkey')} AS "columns", ${columns('confrelid', 'confkey')} AS "refersToColumns"
     FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class r ON r.oid = c.confrelid
     WHERE c.contype = 'f' AND t.relnamespace = 'public'::regnamespace ORDER BY 1, 2`,
  )
  return rows
}
