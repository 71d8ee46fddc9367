import type { Claim } from './results.ts'
import { median, spreadOf } from './statistics.ts'

/** A Markdown table. */
export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

export const whole = (value: number): string =>
  Number.isFinite(value) ? Math.round(value).toLocaleString('en') : '–'

export const ms = (value: number): string =>
  Number.isFinite(value) ? value.toFixed(value < 10 ? 2 : 1) : '–'

/** One row of a table of rounds: the name, the median, each round and how far they lie apart. */
export const roundsRow = (name: string, rounds: readonly number[], show = whole): readonly string[] => [
  name,
  show(median(rounds)),
  rounds.map(show).join(' · '),
  `${Math.round(spreadOf(rounds) * 100)} %`,
]

export const roundsHeads = (unit: string): readonly string[] => ['system', unit, 'rounds', 'spread']

export const claimTable = (claims: readonly Claim[]): string =>
  table(
    ['wanted', 'seen', ''],
    claims.map(({ text, seen, holds }) => [
      text,
      seen,
      holds === null ? 'not measured' : holds ? 'reached' : '**missed**',
    ]),
  )
