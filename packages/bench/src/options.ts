import { parseArgs } from 'node:util'

/** What the command line asked for. */
export type BenchOptions = {
  /** One ratio as a guard, for `npm test`. */
  readonly quick: boolean
  /** Names of the measurements to run; null: all. */
  readonly only: readonly string[] | null
  /** Prints where the time goes, statement by statement. */
  readonly profile: boolean
  /** Also fills 10 million finished jobs, which takes minutes of its own. */
  readonly growth10m: boolean
  /** Rounds instead of the usual number. */
  readonly rounds: number | null
  /** Multiplies the number of jobs, to try a change quickly; such numbers are no results. */
  readonly scale: number
}

/** @throws Error that names an option or measurement which does not exist */
export function readOptions(args: readonly string[], measurements: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      profile: { type: 'boolean', default: false },
      growth: { type: 'string' },
      rounds: { type: 'string' },
      scale: { type: 'string', default: '1' },
    },
  })
  const only = values.only?.split(',').filter((name) => name !== '') ?? null
  const unknown = only?.filter((name) => !measurements.includes(name)) ?? []
  if (unknown.length > 0)
    throw new Error(`Unknown measurement ${unknown.join(', ')}. There are: ${measurements.join(', ')}.`)
  if (values.growth !== undefined && !['1m', '10m'].includes(values.growth))
    throw new Error('--growth is 1m or 10m.')
  return {
    quick: values.quick,
    only,
    profile: values.profile,
    growth10m: values.growth === '10m',
    rounds: values.rounds === undefined ? null : positive('--rounds', values.rounds),
    scale: positive('--scale', values.scale),
  }
}

function positive(name: string, text: string): number {
  const value = Number(text)
  if (!(value > 0)) throw new Error(`${name} must be a number above 0.`)
  return value
}
