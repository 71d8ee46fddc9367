import type { CsvTitle } from '@booster/contracts/exports/csv-titles'
import { codeWords } from '@booster/contracts/messages/code-words'
import type { Language } from '@booster/contracts/messages/messages'
import type { CsvCell } from '@booster/services/exports/csv-text'
import type { CsvExport } from './csv-export.ts'

type Columns = Pick<CsvExport<never>, 'titles' | 'codes'>

/**
 * How a list is written for people: words where it has codes, and the codes themselves in columns of their own before
 * the last one, the time zone.
 */
export function sayCodes(columns: Columns, language: Language) {
  const { titles, codes = {} } = columns
  const coded = titles.flatMap((title, place) => {
    const code = codes[title]
    return code === undefined ? [] : [{ place, ...code }]
  })
  return {
    titles: beforeLast(
      titles,
      coded.map(({ title }) => title),
    ) satisfies readonly CsvTitle[],
    cellsOf: (row: readonly CsvCell[]): CsvCell[] => {
      const said = [...row]
      for (const { place, of } of coded) {
        const code = row[place]
        if (typeof code === 'string') said[place] = codeWords(of, code, language)
      }
      return beforeLast(
        said,
        coded.map(({ place }) => row[place] ?? null),
      )
    },
  }
}

function beforeLast<Item>(items: readonly Item[], added: readonly Item[]): Item[] {
  return [...items.slice(0, -1), ...added, ...items.slice(-1)]
}
