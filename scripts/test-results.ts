/** How many checks of a suite passed and failed. */
export interface Counts {
  readonly passed: number
  readonly failed: number
}

interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[]
}

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number }
  readonly errors: readonly unknown[]
}

/** Counts of Vitest's JSON report; a file that could not even be loaded is one failure. */
export function countVitest(json: string, exitCode: number): Counts {
  const report = JSON.parse(json) as VitestReport
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return blame({ passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length }, exitCode)
}

/** Counts of Playwright's JSON report; a test that passed only when repeated counts as failed. */
export function countPlaywright(json: string, exitCode: number): Counts {
  const { stats, errors } = JSON.parse(json) as PlaywrightReport
  return blame({ passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }, exitCode)
}

/** Counts of a program that says `N passed, N failed` in its last lines; otherwise its exit code is one check. */
export function countProgram(output: string, exitCode: number): Counts {
  const said = [...output.matchAll(/^(?:.*\s)?(\d+) passed, (\d+) failed\s*$/gm)].at(-1)
  if (said === undefined) return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  return blame({ passed: Number(said[1]), failed: Number(said[2]) }, exitCode)
}

export function addCounts(all: readonly Counts[]): Counts {
  return {
    passed: all.reduce((sum, counts) => sum + counts.passed, 0),
    failed: all.reduce((sum, counts) => sum + counts.failed, 0),
  }
}

/** The line every suite, and at last the whole test command, ends with. */
export function sayCounts({ passed, failed }: Counts): string {
  return `${passed} passed, ${failed} failed`
}

/** A program that leaves with an error although it names none has crashed: that is a failure too. */
function blame(counts: Counts, exitCode: number): Counts {
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}
