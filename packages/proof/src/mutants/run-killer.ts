import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startChild } from '../parts/child.ts'
import { repository } from './repository.ts'

/** What became of the tests asked for. */
export type KillerRun = {
  readonly passed: readonly string[]
  /** Full names of the tests that failed by themselves, not by a file that could not be read. */
  readonly failed: readonly string[]
  /** What the first failed test said; empty when none failed. */
  readonly said: string
  /** Set when there is no verdict: the tests could not even run. */
  readonly broken?: string
  readonly ms: number
}

type Report = {
  readonly testResults: readonly {
    readonly status: string
    readonly message?: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

/** A test run that takes longer is ended; no killer needs a tenth of it. */
const RUN_AT_MOST_MS = 90_000
/** A busy machine, or a change that is no working code or SQL: neither says anything about the protocol. */
const PROVES_NOTHING =
  /(?:Test|Hook) timed out in|syntax error|could not determine data type|but expression is of type|does not exist|no unique or exclusion constraint|is not defined|is not a function/

const config = fileURLToPath(new URL('./vitest.config.ts', import.meta.url))

/**
 * Runs tests of one file, alone in a process of its own.
 * @param tests full names or parts of them
 * @param env MUTANT and its company; TEST_DATABASE_URL
 */
export async function runKiller(
  file: string,
  tests: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<KillerRun> {
  const startedAt = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'booster-mutant-'))
  const outputFile = join(folder, 'report.json')
  const args = [
    ...['run', file, '--root', repository, '--config', config],
    ...['--testNamePattern', tests.map(patternOf).join('|')],
    ...['--reporter', 'json', '--outputFile', outputFile],
  ]
  const child = startChild({ file: 'packages/proof/node_modules/vitest/vitest.mjs', args, env })
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    child.signal('SIGKILL')
  }, RUN_AT_MOST_MS)
  try {
    await child.ended
    const ms = performance.now() - startedAt
    if (isLate)
      return { passed: [], failed: [], said: '', broken: `did not end within ${RUN_AT_MOST_MS} ms`, ms }
    return { ...verdictOf(outputFile, child.output()), ms }
  } finally {
    clearTimeout(timer)
    rmSync(folder, { recursive: true, force: true })
  }
}

function verdictOf(outputFile: string, output: string): Omit<KillerRun, 'ms'> {
  const noVerdict = { passed: [], failed: [], said: '' }
  let report: Report
  try {
    report = JSON.parse(readFileSync(outputFile, 'utf8')) as Report
  } catch {
    return { ...noVerdict, broken: `no report was written: ${output.slice(-1_000)}` }
  }
  const results = report.testResults.flatMap((result) => result.assertionResults)
  const namesOf = (status: string) => results.filter((r) => r.status === status).map((r) => r.fullName)
  const [passed, failed] = [namesOf('passed'), namesOf('failed')]
  const messages = results.flatMap((result) => result.failureMessages)
  const senseless = messages.find((message) => PROVES_NOTHING.test(message))
  if (senseless !== undefined) return { ...noVerdict, broken: firstLineOf(senseless) }
  if (passed.length + failed.length > 0) return { passed, failed, said: firstLineOf(messages[0] ?? '') }
  const message = report.testResults.map((result) => result.message ?? '').join('\n')
  return { ...noVerdict, broken: message.trim() === '' ? 'no test has such a name' : message.slice(0, 1_000) }
}

function firstLineOf(message: string): string {
  return (message.split('\n')[0] ?? '').slice(0, 200)
}

/** Vitest matches against names with ` > ` between group and title, and reports them with a space there. */
function patternOf(test: string): string {
  return test.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '(?: > | )')
}
