import { FIGURES, type PartReport } from './part-report.ts'
import type { PartName } from './proof-options.ts'

type Ran = { readonly part: PartName; readonly seconds: number; readonly report: PartReport }

/** One table over all parts as Markdown, padded so that it reads as plain text too. */
export function summaryOf(ran: readonly Ran[]): string {
  const numbers = (of: (one: Ran) => number | undefined): readonly string[] => {
    const each = ran.map(of)
    const known = each.filter((n) => n !== undefined)
    const sum = known.reduce((total, n) => total + n, 0)
    return known.length === 0 ? [] : [...each, sum].map((n) => (n === undefined ? '' : String(n)))
  }
  const rows = [
    ...FIGURES.map((name) => [name, ...numbers(({ report }) => report.figures[name])]),
    ['passed', ...numbers(({ report }) => report.passed)],
    ['failed', ...numbers(({ report }) => report.failed)],
    ['seconds', ...numbers(({ seconds }) => seconds)],
  ].filter((row) => row.length > 1)
  return paddedTable([['', ...ran.map(({ part }) => part), 'together'], ...rows])
}

/** First column to the left, numbers to the right. The first row is the head. */
export function paddedTable(rows: readonly (readonly string[])[]): string {
  const [head = []] = rows
  const widths = head.map((_unused, n) => Math.max(3, ...rows.map((row) => (row[n] ?? '').length)))
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, n) => (n === 0 ? (row[n] ?? '').padEnd(width) : (row[n] ?? '').padStart(width))).join(' | ')} |`
  const rule = `|${widths.map((width, n) => (n === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`
  return [line(head), rule, ...rows.slice(1).map(line)].join('\n')
}
