const DELIMITERS = [',', ';', '\t', '|'] as const
const ROWS_LOOKED_AT = 100

/** A first line that tells spreadsheets the delimiter, e.g. `sep=;`; they do not show it as a row. */
export const SEPARATOR_LINE = /^"?sep=(.)"?\r?\n/i

/**
 * The delimiter of a text: the one that gives most rows the same number of cells, above all the first one. Names and
 * prices hold commas, so the most frequent sign is not it.
 */
export function detectDelimiter(beginning: string): string {
  const named = SEPARATOR_LINE.exec(beginning)?.[1]
  if (named !== undefined) return named
  let best = { delimiter: ',', score: 0 }
  for (const delimiter of DELIMITERS) {
    const score = scoreOf(countCells(beginning, delimiter))
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

/** How many rows have as many cells as most of them; a first row that has them too weighs as much as all others. */
function scoreOf(counts: readonly number[]): number {
  const rowsByCount = new Map<number, number>()
  for (const count of counts) if (count > 1) rowsByCount.set(count, (rowsByCount.get(count) ?? 0) + 1)
  const scores = [...rowsByCount].map(
    ([count, rows]) => rows / counts.length + (counts[0] === count ? 1 : 0) + count / 1_000,
  )
  return Math.max(0, ...scores)
}

/** Number of cells of each row that is not blank. Delimiters and line breaks within quotes are text. */
function countCells(text: string, delimiter: string): number[] {
  const quoted = new RegExp(`(^|[\\r\\n\\${delimiter}])"(?:[^"]|"")*(?:"|$)`, 'g')
  const rows = text
    .replaceAll(quoted, '$1x')
    .split(/[\r\n]+/)
    .filter((row) => row.trim() !== '')
  // The sample may end within a row: that one counts only where there is no other.
  return rows
    .slice(0, Math.min(ROWS_LOOKED_AT, Math.max(1, rows.length - 1)))
    .map((row) => row.split(delimiter).length)
}
