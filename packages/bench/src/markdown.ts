import { markdownTable } from 'markdown-table'
import type { Claim } from './results.ts'
import { median, spreadOf } from './statistics.ts'

/** A Markdown table. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return markdownTable([heads, ...rows])
}

export function whole(value: number): string {
  return Number.isFinite(value) ? Math.round(value).toLocaleString('en') : '–'
}

export function ms(value: number): string {
  return Number.isFinite(value) ? value.toFixed(value < 10 ? 2 : 1) : '–'
}

/** One row of a table of rounds: the name, the median, each round and how far they lie apart. */
export function roundsRow(name: string, rounds: readonly number[], show = whole): readonly string[] {
  return [name, show(median(rounds)), rounds.map(show).join(' · '), `${Math.round(spreadOf(rounds) * 100)} %`]
}

export function roundsHeads(unit: string): readonly string[] {
  return ['system', unit, 'rounds', 'spread']
}

export function claimTable(claims: readonly Claim[]): string {
  return table(
    ['wanted', 'seen', ''],
    claims.map(({ text, seen, holds }) => [text, seen, verdictOf(holds)]),
  )
}

function verdictOf(holds: boolean | null): string {
  if (holds === null) return 'not measured'
  return holds ? 'reached' : '**missed**'
}
