import { describe, expect, it } from 'vitest'
import { summaryOf } from './summary.ts'

const report = { passed: 1, failed: 0, markdown: '' }

describe('summaryOf', () => {
  it('adds up what the parts counted and leaves out what nobody counts', () => {
    const text = summaryOf([
      {
        part: 'points',
        seconds: 3,
        report: { ...report, figures: { 'kills at named points': 22, sweeps: 5 } },
      },
      { part: 'simulation', seconds: 1, report: { ...report, failed: 2, figures: { seeds: 10, sweeps: 7 } } },
    ])
    const cells = text.split('\n').map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .slice(1, -1),
    )
    expect(cells).toContainEqual(['', 'points', 'simulation', 'together'])
    expect(cells).toContainEqual(['kills at named points', '22', '', '22'])
    expect(cells).toContainEqual(['sweeps', '5', '7', '12'])
    expect(cells).toContainEqual(['failed', '0', '2', '2'])
    expect(text).not.toContain('mutants killed')
  })
})
