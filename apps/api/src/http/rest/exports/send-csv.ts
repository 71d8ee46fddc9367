import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type CsvCell, type CsvSeparator, csvText } from '@booster/services/exports/csv-text'
import type { RestContext } from '../rest-route.ts'

type Rows = readonly (readonly CsvCell[])[]

/** Sends a file of rows while they are read, no faster than it is taken. */
export async function sendCsv(
  { request, response }: RestContext,
  file: {
    readonly name: string
    readonly titles: readonly string[]
    readonly pages: AsyncIterable<Rows>
    readonly separator: CsvSeparator
  },
): Promise<void> {
  response.set({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${file.name}-${new Date().toISOString().slice(0, 10)}.csv"`,
    'cache-control': 'no-store',
  })
  try {
    await pipeline(Readable.from(textOf(file), { objectMode: false }), response)
  } catch (error) {
    // Whoever stops a download half-way needs no answer.
    if (!request.socket.destroyed) throw error
  }
}

async function* textOf(file: Parameters<typeof sendCsv>[1]): AsyncGenerator<string> {
  const { titles, pages, separator } = file
  yield csvText([titles], { separator, isBeginning: true })
  for await (const rows of pages) yield csvText(rows, { separator, isBeginning: false })
}
