import { readdirSync, readFileSync } from 'node:fs'

/** A truth about the data: a query that returns the rows which contradict it, so none at any instant. */
export type Invariant = {
  readonly number: number
  readonly name: string
  /** One sentence for people. */
  readonly meaning: string
  /** True where a violation means that credits are wrong. */
  readonly money: boolean
  /** Runs as it stands; `now()` is the only clock in it. */
  readonly sql: string
}

/**
 * Reads the invariants from the SQL files of this folder, in the order of their numbers.
 * @throws Error naming the file whose name or header is not understood
 */
export function listInvariants(): readonly Invariant[] {
  const folder = new URL('./', import.meta.url)
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => parseInvariant(file, readFileSync(new URL(file, folder), 'utf8')))
}

function parseInvariant(file: string, sql: string): Invariant {
  const number = /^(\d\d)-/.exec(file)?.[1]
  const name = header(sql, 'name')
  const meaning = header(sql, 'meaning')
  const money = header(sql, 'money')
  if (number === undefined || name === undefined || file !== `${number}-${name}.sql`) {
    throw new Error(`${file}: the name of the file must be NN-<name>.sql with the name of its header.`)
  }
  if (meaning === undefined || (money !== 'yes' && money !== 'no')) {
    throw new Error(`${file}: "-- meaning: …" and "-- money: yes|no" are needed.`)
  }
  return { number: Number(number), name, meaning, money: money === 'yes', sql }
}

function header(sql: string, key: string): string | undefined {
  return new RegExp(`^-- ${key}: (.+)$`, 'm').exec(sql)?.[1]?.trim()
}
