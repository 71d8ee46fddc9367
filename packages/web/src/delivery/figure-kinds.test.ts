import { describe, expect, it } from 'vitest'
import { complaintLevelOf } from './complaint-level.ts'
import { isCountedByRules, kindsWithoutRate } from './figure-kinds.ts'
import { rateText } from './rate-text.ts'

const TOTAL = {
  ...{ sent: 100, delivered: 90, opened: 0, openedByMachine: 0, clicked: 0 },
  ...{ bounced: 0, complained: 0, unsubscribed: 0, left: 0 },
}

describe('a rate', () => {
  it.each([
    [{ opens: 'all', clicks: 'all' }, {}, false],
    [
      { opens: 'switched-off', clicks: 'all' },
      { opened: 'switched-off', openedByMachine: 'switched-off' },
      false,
    ],
    [{ opens: 'all', clicks: 'none' }, { clicked: 'not-counted' }, true],
    [{ opens: 'some', clicks: 'all' }, { opened: 'partly-counted', openedByMachine: 'partly-counted' }, true],
    [
      { opens: 'none', clicks: 'some' },
      { opened: 'not-counted', openedByMachine: 'not-counted', clicked: 'partly-counted' },
      true,
    ],
  ] as const)('is not shown for what not every mail counts: %j', (counting, without, byRules) => {
    expect(kindsWithoutRate({ total: TOTAL, counting })).toEqual(without)
    expect(isCountedByRules(counting)).toBe(byRules)
  })

  it.each([
    [{ delivered: 0 }, { delivered: 'not-known', complained: 'not-known' }],
    [{ delivered: 0, complained: 1 }, { delivered: 'not-known' }],
    [{ delivered: 1 }, {}],
    [{ sent: 0, delivered: 0 }, {}],
  ])('is not shown for what nobody reported, complaints included: %j', (counts, without) => {
    const counting = { opens: 'all', clicks: 'all' } as const
    expect(kindsWithoutRate({ total: { ...TOTAL, ...counts }, counting })).toEqual(without)
  })

  it.each([
    [0.9912, '99,1%'],
    [0.0012, '0,12%'],
    [0, '0%'],
  ])('of %s is %s', (share, text) => {
    expect(rateText(share, 'id')).toBe(text)
  })

  it.each([
    [0.0009, 'good'],
    [0.001, 'warning'],
    [0.0029, 'warning'],
    [0.003, 'danger'],
  ])('of complaints of %s is %s', (share, level) => {
    expect(complaintLevelOf(share)).toBe(level)
  })
})
