import { describe, expect, it } from 'vitest'
import { addCounts, countPlaywright, countProgram, countVitest, sayCounts } from './test-results.ts'

describe('countVitest', () => {
  const report = (failed: number, files: object[]) =>
    JSON.stringify({ numPassedTests: 5, numFailedTests: failed, testResults: files })

  it('takes over the counts', () => {
    expect(countVitest(report(2, []), 1)).toEqual({ passed: 5, failed: 2 })
  })

  it('counts a file that could not be loaded', () => {
    const files = [{ status: 'failed', assertionResults: [] }]
    expect(countVitest(report(0, files), 1)).toEqual({ passed: 5, failed: 1 })
  })

  it('counts a crash that no test is blamed for', () => {
    expect(countVitest(report(0, []), 1)).toEqual({ passed: 5, failed: 1 })
  })
})

describe('countPlaywright', () => {
  it('counts unexpected and flaky results and errors outside tests', () => {
    const report = { stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 3 }, errors: [{}] }
    expect(countPlaywright(JSON.stringify(report), 1)).toEqual({ passed: 7, failed: 3 })
  })
})

describe('countProgram', () => {
  it('reads the last counts a program says', () => {
    expect(countProgram('kill -9: 3 passed, 0 failed\nall\n12 passed, 1 failed\n', 1)).toEqual({
      passed: 12,
      failed: 1,
    })
  })

  it('takes the exit code of a program without counts as one check', () => {
    expect(countProgram('done', 0)).toEqual({ passed: 1, failed: 0 })
    expect(countProgram('done', 3)).toEqual({ passed: 0, failed: 1 })
  })

  it('does not believe counts of a program that crashed', () => {
    expect(countProgram('12 passed, 0 failed\nSegmentation fault', 139)).toEqual({ passed: 12, failed: 1 })
  })
})

describe('addCounts', () => {
  it('sums up to the last line', () => {
    expect(
      sayCounts(
        addCounts([
          { passed: 1, failed: 0 },
          { passed: 2, failed: 3 },
        ]),
      ),
    ).toBe('3 passed, 3 failed')
  })
})
