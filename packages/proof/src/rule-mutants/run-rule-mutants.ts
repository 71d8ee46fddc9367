import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, matchesGlob, relative, resolve } from 'node:path'
import { Stryker } from '@stryker-mutator/core'
import { repository } from '../mutants/repository.ts'
import { RULE_AREAS, type RuleArea } from './rule-areas.ts'

export type AreaResult = {
  readonly name: string
  readonly mutants: number
  /** Noticed by a test, by failing or by not coming to an end. */
  readonly noticed: number
  readonly percent: number
  readonly leastPercent: number
  /** `file:line` and the change, of each mutant that no test noticed. */
  readonly survived: readonly string[]
}

type MutantResults = Awaited<ReturnType<Stryker['runMutationTest']>>

const NOTICED: readonly string[] = ['Killed', 'Timeout']
/** Nothing of these is needed, and copying them takes time. */
const NOT_COPIED = ['apps', 'docs', 'e2e', '.data', 'dist', 'test-results', 'playwright-report', 'prisma']

/** Makes every small change Stryker knows in the pure rules, one at a time, and runs the unit tests beside them. */
export async function runRuleMutants(
  areas: readonly RuleArea[] = RULE_AREAS,
): Promise<readonly AreaResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'booster-rule-mutants-'))
  const forget = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', forget)
  try {
    const stryker = new Stryker({
      testRunner: 'vitest',
      plugins: [createRequire(import.meta.url).resolve('@stryker-mutator/vitest-runner')],
      vitest: { configFile: 'packages/proof/src/rule-mutants/vitest.config.ts' },
      coverageAnalysis: 'perTest',
      concurrency: 2,
      mutate: areas.flatMap((area) => area.files),
      ignorePatterns: NOT_COPIED,
      disableTypeChecks: true,
      reporters: ['progress'],
      tempDirName: folder,
    })
    const results = await stryker.runMutationTest()
    return areas.map((area) => readArea(area, results))
  } finally {
    forget()
    process.off('exit', forget)
  }
}

function readArea({ name, files, leastPercent }: RuleArea, results: MutantResults): AreaResult {
  const included = files.filter((file) => !file.startsWith('!'))
  const own = results
    .map((result) => ({ ...result, file: relative(repository, resolve(repository, result.fileName)) }))
    .filter(({ file, status }) => status !== 'Ignored' && included.some((glob) => matchesGlob(file, glob)))
  const noticed = own.filter(({ status }) => NOTICED.includes(status)).length
  return {
    name,
    mutants: own.length,
    noticed,
    percent: own.length === 0 ? 0 : (100 * noticed) / own.length,
    leastPercent,
    survived: own
      .filter(({ status }) => !NOTICED.includes(status))
      .map(
        ({ file, location, mutatorName, replacement = '' }) =>
          `${file}:${location.start.line + 1} ${mutatorName}: ${replacement.replaceAll(/\s+/g, ' ').slice(0, 100)}`,
      ),
  }
}

export function isEnough({ mutants, percent, leastPercent }: AreaResult): boolean {
  return mutants > 0 && percent >= leastPercent
}

export function describeArea({ name, mutants, noticed, percent, leastPercent }: AreaResult): string {
  return `${name}: ${noticed} of ${mutants} mutants noticed, ${percent.toFixed(1)} % (at least ${leastPercent} %)`
}
