/** What banks write: `1.000.123,00`, `1,000,123.00`, `Rp 500.123`, `.00`, `500,123.00 CR`, `-25000`. */
export type Money = {
  readonly rupiah: number
  /** What the cell itself says of the direction. */
  readonly sign: 'in' | 'out' | null
}

const IN = /^(cr|c|k|kredit|credit|masuk|\+)$/i
const OUT = /^(db|dr|d|debet|debit|keluar|-)$/i

/** The direction that a cell says; null: it says none. */
export function readDirection(cell: string): 'in' | 'out' | null {
  const word = cell.trim().replace(/\.$/, '')
  if (IN.test(word)) return 'in'
  return OUT.test(word) ? 'out' : null
}

/** Null: the cell holds no amount. An empty cell and a dash are none either. */
export function readMoney(cell: string): Money | null {
  const found = /^\(?([+-]?)\s*(?:rp\.?|idr)?\s*([+-]?)\s*([\d.,\s]*\d)\)?\s*([a-z]{1,6}|[+-])?\.?$/i.exec(
    cell.trim().replaceAll('\u00a0', ' '),
  )
  if (found === null) return null
  const [, before = '', behind = '', digits = '', mark = ''] = found
  const rupiah = readNumber(digits.replaceAll(/\s/g, ''))
  if (rupiah === null) return null
  const word = mark === '' ? null : readDirection(mark)
  if (mark !== '' && word === null) return null
  const isNegative = before === '-' || behind === '-' || cell.trim().startsWith('(')
  if (isNegative) return { rupiah, sign: 'out' }
  return { rupiah, sign: word ?? (before === '+' || behind === '+' ? 'in' : null) }
}

/** The last sign is decimal when one or two digits follow it, or when it stands once and any other number follows. */
function readNumber(digits: string): number | null {
  const cents = /^(.*)[.,](\d{1,2})$/.exec(digits)
  const [whole = digits, fraction = ''] = cents === null ? [digits] : cents.slice(1)
  if (!/^\d*$|^\d{1,3}(\.\d{3})+$|^\d{1,3}(,\d{3})+$/.test(whole)) return null
  if (whole === '' && fraction === '') return null
  const value = Number(`${whole.replaceAll(/[.,]/g, '') || '0'}.${fraction || '0'}`)
  return Number.isFinite(value) && value <= Number.MAX_SAFE_INTEGER ? value : null
}

const MONTHS = [
  /^jan/i,
  /^feb|^peb/i,
  /^mar/i,
  /^apr/i,
  /^may$|^mei/i,
  /^jun/i,
  /^jul/i,
  /^aug|^agu|^ags|^agt/i,
  /^sep/i,
  /^oct|^okt/i,
  /^nov|^nop/i,
  /^dec|^des/i,
]

/**
 * The day in a cell as YYYY-MM-DD: `30/11/2026`, `30-11-26`, `2026-11-30`, `30 Nov 2026`, `30/11`, with a time behind or not.
 * @param today the newest day that is meant where no year is written
 */
export function readDay(cell: string, today: string): string | null {
  const text = cell.trim().replace(/^'/, '')
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text)
  if (iso !== null) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const written = /^(\d{1,2})[-/. ](\d{1,2}|[a-z]{3,9})(?:[-/. ](\d{4}|\d{2})(?!\d|[:.]\d))?(?!\d)/i.exec(
    text,
  )
  if (written === null) return null
  const [, day = '', monthText = '', yearText] = written
  const month = /^\d/.test(monthText)
    ? Number(monthText)
    : MONTHS.findIndex((pattern) => pattern.test(monthText)) + 1
  if (yearText !== undefined) {
    const year = yearText.length === 2 ? 2_000 + Number(yearText) : Number(yearText)
    return dayOf(year, month, Number(day))
  }
  const year = Number(today.slice(0, 4))
  const thisYear = dayOf(year, month, Number(day))
  return thisYear !== null && thisYear <= today ? thisYear : dayOf(year - 1, month, Number(day))
}

function dayOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isReal ? date.toISOString().slice(0, 10) : null
}
