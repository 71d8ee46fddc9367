import type { ImportLease, ImportPortion, LeadImportStore } from './ports.ts'
import { readLead } from './reading/read-lead.ts'
import { readRows } from './reading/read-rows.ts'
import { UnreadableFile } from './reading/unreadable-file.ts'

/** Rows of one transaction: large enough to be fast, small enough to be short and to stay in memory. */
const ROWS_PER_TRANSACTION = 1_000

/** `stopped`: `mayGoOn` said no, and the rest is left to the next one who takes the lease. */
export type ImportEnd = 'completed' | 'lost' | 'stopped' | 'failed'

type Store = Pick<LeadImportStore, 'openFile' | 'writePortion' | 'fail'>

/**
 * Works through an import whose lease the caller holds. Every portion is one transaction together with its part of the
 * report, so a crash loses and repeats nothing: whoever goes on reads the file again and passes over what is done.
 */
export async function importRows(
  imports: Store,
  input: { readonly lease: ImportLease; readonly leaseMs: number; readonly mayGoOn: () => boolean },
): Promise<ImportEnd> {
  const { lease, leaseMs, mayGoOn } = input
  try {
    // The next portion is read while the database writes the one before.
    let writing: Promise<boolean> = Promise.resolve(true)
    for await (const portion of readPortions(imports, lease)) {
      if (!(await writing)) return 'lost'
      if (!mayGoOn()) return 'stopped'
      writing = imports.writePortion({ ...lease, ...portion, leaseMs })
      // Awaited in the next round; a rejection before must not count as unheard.
      writing.catch(() => undefined)
    }
    return (await writing) ? 'completed' : 'lost'
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    await imports.fail(lease)
    return 'failed'
  }
}

type OpenPortion = { leads: ImportPortion['leads'][number][]; badRows: ImportPortion['badRows'][number][] }

/** All that is not done yet; the last portion may be empty. */
async function* readPortions(imports: Store, lease: ImportLease): AsyncGenerator<ImportPortion> {
  const source = await imports.openFile(lease)
  const table = { mapping: lease.mapping, columns: lease.titles.length }
  let afterRow = lease.lastRow
  let lastRow = lease.lastRow
  let portion: OpenPortion = { leads: [], badRows: [] }
  for await (const row of readRows(source, lease.format)) {
    if (row.row <= Math.max(lease.headRow, lease.lastRow)) continue
    if (portion.leads.length + portion.badRows.length === ROWS_PER_TRANSACTION) {
      yield { ...portion, afterRow, lastRow, isLast: false }
      portion = { leads: [], badRows: [] }
      afterRow = lastRow
    }
    const read = readLead(row, table)
    if (read.kind === 'lead') portion.leads.push(read.lead)
    else portion.badRows.push(read.bad)
    lastRow = row.row
  }
  yield { ...portion, afterRow, lastRow, isLast: true }
}
