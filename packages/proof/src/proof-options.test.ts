import { describe, expect, it } from 'vitest'
import { planFire } from './fire/fire-plan.ts'
import { planPoints } from './points/points-plan.ts'
import { commandOf, PARTS, readProofOptions } from './proof-options.ts'

function firesOf(size: 'quick' | 'default' | 'night') {
  return planFire({ size, seed: 1, only: '' }).phases.filter(({ kind }) => kind.kind === 'fire')
}
function crashesOf(size: 'quick' | 'default' | 'night') {
  return firesOf(size).reduce((sum, { kind }) => sum + (kind.kind === 'fire' ? kind.crashes : 0), 0)
}

describe('readProofOptions', () => {
  it('knows three sizes', () => {
    expect(readProofOptions([])).toMatchObject({ size: 'default', parts: PARTS })
    expect(readProofOptions(['--', '--quick', '--part', 'points'])).toMatchObject({
      size: 'quick',
      parts: ['points'],
    })
    expect(readProofOptions(['--quick']).parts).not.toContain('imports')
    expect(readProofOptions(['--night', '--seed', '7'])).toMatchObject({ size: 'night', seed: 7 })
  })

  it('refuses what it does not understand', () => {
    for (const args of [
      ['--quick', '--night'],
      ['--seed', 'x'],
      ['--part', 'x'],
    ])
      expect(() => readProofOptions(args)).toThrow(/^--/)
  })

  it('is printed again as a command', () => {
    expect(commandOf({ size: 'night', seed: 7 })).toBe('npm run proof -- --seed 7 --night')
    expect(commandOf({ size: 'default', seed: 7 })).toBe('npm run proof -- --seed 7')
  })
})

describe('the default size', () => {
  it('has 1, 2, 4 and 8 replicas and at least ten database crashes', () => {
    expect(firesOf('default').map(({ replicas }) => replicas)).toEqual([1, 2, 4, 8])
    expect(crashesOf('default')).toBeGreaterThanOrEqual(10)
    expect(crashesOf('quick')).toBe(1)
  })

  it('kills 25 times at every point', () => {
    expect(planPoints({ size: 'default', seed: 1 }).killsPerPoint).toBe(25)
    expect(planPoints({ size: 'quick', seed: 1 }).killsPerPoint).toBe(2)
  })
})

describe('the night', () => {
  it('waits for every lease', () => {
    const phases = planFire({ size: 'night', seed: 1, only: '' }).phases
    expect(new Set([...phases, planPoints({ size: 'night', seed: 1 })].map(({ leases }) => leases))).toEqual(
      new Set(['real']),
    )
  })
})
