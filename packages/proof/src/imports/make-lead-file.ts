/** A file of leads, and what an import has to make of it. */
export type LeadFile = {
  readonly text: string
  /** One lead each. */
  readonly addresses: readonly string[]
  /** Rows, as a spreadsheet numbers them, that must be refused. */
  readonly badRows: readonly number[]
  /** Rows whose address stood further up. */
  readonly repeated: number
}

const BAD_EVERY = 997
const REPEATED_EVERY = 401

/** Most rows are people; some have no valid address, and some repeat the address of another row, near or far. */
export function makeLeadFile(rows: number): LeadFile {
  const lines: string[] = []
  const addresses: string[] = []
  const badRows: number[] = []
  let repeated = 0
  for (let place = 1; place <= rows; place += 1) {
    if (place % BAD_EVERY === 0) {
      badRows.push(place + 1)
      lines.push(`Orang ${place};salah-${place};`)
    } else if (place % REPEATED_EVERY === 0) {
      repeated += 1
      lines.push(`Lagi ${place};${addresses[Math.floor(addresses.length / 2)]};`)
    } else {
      addresses.push(`lead-${place}@leads.test`)
      lines.push(`Lead ${place};lead-${place}@leads.test;0812${30_000_000 + place}`)
    }
  }
  return { text: `Nama;Email;WhatsApp\r\n${lines.join('\r\n')}\r\n`, addresses, badRows, repeated }
}
