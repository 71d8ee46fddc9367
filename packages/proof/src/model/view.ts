/** What a store shows, without ids: two stores that lived through the same show the same. Rows are in any order. */
export type View = Readonly<Record<ViewPart, readonly unknown[]>>

export const VIEW_PARTS = [
  'runs',
  'jobs',
  'attempts',
  'credit',
  'ledger',
  'counters',
  'domains',
  'steps',
  'leads',
  'suppressions',
  'questions',
  'deliveries',
] as const
type ViewPart = (typeof VIEW_PARTS)[number]

/** Where order means nothing, rows are sorted; a text per row, so that a difference can be read. */
export function linesOf(view: View): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    VIEW_PARTS.map((part) => {
      const lines = view[part].map((row) => JSON.stringify(row))
      // The ledger is a chain: there the place of a row is part of it.
      return [part, part === 'ledger' ? lines.map((line, n) => `${n} ${line}`) : lines.sort()]
    }),
  )
}

/** The rows in which two views differ; nothing is good. */
export function differenceOf(expected: View, found: View): readonly string[] {
  const left = linesOf(expected)
  const right = linesOf(found)
  return VIEW_PARTS.flatMap((part) => {
    const wanted = left[part] ?? []
    const got = right[part] ?? []
    return [
      ...wanted.filter((line) => !got.includes(line)).map((line) => `${part}: model  ${line}`),
      ...got.filter((line) => !wanted.includes(line)).map((line) => `${part}: store  ${line}`),
      ...(wanted.length === got.length ? [] : [`${part}: ${wanted.length} rows, not ${got.length}`]),
    ]
  })
}
