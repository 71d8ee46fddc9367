import { describe, expect, it } from 'vitest'
import { enoughUntil } from './enough-until.ts'

const today = '2026-11-20'

describe('enoughUntil', () => {
  it('lasts by the average use', () => {
    expect(enoughUntil({ today, availableCredits: 2_480, averagePerDay: 190, scheduled: [] })).toBe(
      '2026-12-03',
    )
  })

  it('counts what is scheduled where that is more', () => {
    const scheduled = [{ day: '2026-11-22', credits: 2_400 }]
    expect(enoughUntil({ today, availableCredits: 2_480, averagePerDay: 190, scheduled })).toBe('2026-11-21')
  })

  it('counts what is overdue as today', () => {
    const scheduled = [{ day: '2026-11-01', credits: 5 }]
    expect(enoughUntil({ today, availableCredits: 5, averagePerDay: 0, scheduled })).toBeNull()
    expect(enoughUntil({ today, availableCredits: 4, averagePerDay: 0, scheduled })).toBe(today)
  })

  it('says nothing when nothing is used', () => {
    expect(enoughUntil({ today, availableCredits: 10, averagePerDay: 0, scheduled: [] })).toBeNull()
  })

  it('is over today when nothing is left and there is use', () => {
    expect(enoughUntil({ today, availableCredits: 0, averagePerDay: 3, scheduled: [] })).toBe(today)
  })
})
