import { parseArgs } from 'node:util'

export const PARTS = [
  'points',
  'fire',
  'simulation',
  'model',
  'imports',
  'bodies',
  'filters',
  'mutants',
] as const
export type PartName = (typeof PARTS)[number]
/** The tests of the import kill it too, at 8,000 rows; the filters take a minute. */
const NOT_QUICK: readonly PartName[] = ['imports', 'filters']

export type ProofSize = 'quick' | 'default' | 'night'

export type ProofOptions = {
  readonly size: ProofSize
  readonly seed: number
  readonly parts: readonly PartName[]
  /** Words of a phase's name: only those phases of the fire. */
  readonly only: string
}

export const usage = `npm run proof [-- --quick | --night] [--seed <number>] [--part ${PARTS.join('|')}] [--only <words of a phase's name>]`

/** Throws TypeError when the arguments are not understood. */
export function readProofOptions(args: readonly string[]): ProofOptions {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== '--'),
    options: {
      quick: { type: 'boolean', default: false },
      night: { type: 'boolean', default: false },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      part: { type: 'string' },
      only: { type: 'string', default: '' },
    },
  })
  const seed = Number(values.seed)
  if (!Number.isSafeInteger(seed) || seed < 0) throw new TypeError('--seed must be a whole number.')
  const usual = values.quick ? PARTS.filter((part) => !NOT_QUICK.includes(part)) : PARTS
  const parts = values.part === undefined ? usual : PARTS.filter((part) => part === values.part)
  if (parts.length === 0) throw new TypeError(`--part must be one of ${PARTS.join(', ')}.`)
  if (values.quick && values.night) throw new TypeError('--quick and --night exclude each other.')
  return { size: sizeOf(values), seed, parts, only: values.only }
}

/** The command that does the same once more. */
export function commandOf({ size, seed }: Pick<ProofOptions, 'size' | 'seed'>): string {
  return `npm run proof -- --seed ${seed}${size === 'default' ? '' : ` --${size}`}`
}

function sizeOf({ quick, night }: { readonly quick: boolean; readonly night: boolean }): ProofSize {
  if (quick) return 'quick'
  return night ? 'night' : 'default'
}
