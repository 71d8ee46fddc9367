import type { Queryable } from './queryable.ts'
import type { Tx } from './transaction.ts'

/** Statements outside a transaction, in the form of those inside one. */
export function rowsOf(db: Queryable): Pick<Tx, 'rows'> {
  return {
    rows: async <Row>(_name: string, text: string, values: readonly unknown[]) =>
      (await db.query(text, [...values])).rows as Row[],
  }
}
