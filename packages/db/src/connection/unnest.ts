type Elements = { uuid: string; text: string; date: string; int: number; float8: number }

/** The SQL type of a column; with a question mark where elements may be NULL. */
type ColumnType = keyof Elements | `${keyof Elements}?`

type ElementOf<Type extends ColumnType> = Type extends keyof Elements
  ? Elements[Type]
  : Type extends `${infer Base extends keyof Elements}?`
    ? Elements[Base] | null
    : never

type Columns = Readonly<Record<string, ColumnType>>

/** How each column is read from a row: a column that is missing, unknown or of another type does not compile. */
type Readers<Row, Named extends Columns> = {
  readonly [Name in keyof Named]: (row: Row) => ElementOf<Named[Name]>
}

/** Rows that a statement takes as parallel arrays: their SQL and their parameters, in one order. */
export type UnnestColumns<Named extends Columns> = {
  /** `unnest($1::uuid[], $2::int[])`, with the parameters numbered from `first`. */
  unnest(first: number): string
  /** The same under an alias: `unnest($1::uuid[], $2::int[]) AS u(aff, credits)`. */
  from(first: number, alias?: string): string
  /** One array per column. Spread them into the values of the statement, from parameter `first` on. */
  arrays<Row>(rows: readonly Row[], readers: Readers<Row, Named>): unknown[][]
}

/** Describes the columns of an `unnest` once, in the order of its parameters; keep the result in a constant. */
export function unnestColumns<const Named extends Columns>(columns: Named): UnnestColumns<Named> {
  const names: readonly (keyof Named & string)[] = Object.keys(columns)
  const types = Object.values(columns).map((type) => type.replace('?', ''))
  const texts = new Map<number, string>()
  function unnest(first: number): string {
    const known = texts.get(first)
    if (known !== undefined) return known
    const text = `unnest(${types.map((type, place) => `$${first + place}::${type}[]`).join(', ')})`
    texts.set(first, text)
    return text
  }
  return {
    unnest,
    from: (first, alias = 'u') => `${unnest(first)} AS ${alias}(${names.join(', ')})`,
    arrays: (rows, readers) => names.map((name) => rows.map(readers[name])),
  }
}

/** The whole key of rows that belong to an affiliate. */
export const KEYS = unnestColumns({ aff: 'uuid', id: 'uuid' })
