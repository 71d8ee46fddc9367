import type { FileFault } from '@booster/contracts/imports/import-faults'

/** The file cannot be read as a table. Thrown by the readers, returned by `inspectFile`. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
  readonly fault: FileFault
  /** The row at which it was noticed, as a spreadsheet numbers it. */
  readonly row: number | null

  constructor(fault: FileFault, row: number | null = null) {
    super(row === null ? fault : `${fault} at row ${row}`)
    this.fault = fault
    this.row = row
  }
}
