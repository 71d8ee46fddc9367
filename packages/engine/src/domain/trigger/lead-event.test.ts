import { describe, expect, it } from 'vitest'
import { amountOf, EVENT_NAME, EVENT_TRIGGERS, isGoalOf, isReachedBefore, triggerOf } from './lead-event.ts'

describe('an event of a lead', () => {
  it('starts the automations of its trigger, and no others', () => {
    expect(triggerOf('invoice_created')).toBe('PENDING_PAYMENT')
    expect(triggerOf('attended')).toBe('AFTER_ZOOM')
    expect(triggerOf('registered')).toBe('WELCOME')
    expect(triggerOf('paid')).toBeNull()
    expect(triggerOf('constructor')).toBeNull()
    for (const name of Object.keys(EVENT_TRIGGERS)) expect(name).toMatch(EVENT_NAME)
  })

  it.each([
    ['paid', true],
    ['webinar.attended-2', true],
    ['Paid', false],
    ['_paid', false],
    ['has paid', false],
    ['', false],
    ['a'.repeat(61), false],
  ])('is named %j: %s', (name, valid) => {
    expect(EVENT_NAME.test(name)).toBe(valid)
  })

  it.each([
    { key: '', triggerKey: '', goal: true },
    { key: '', triggerKey: 'INV-1', goal: true },
    { key: 'INV-1', triggerKey: '', goal: true },
    { key: 'INV-1', triggerKey: 'INV-1', goal: true },
    { key: 'INV-1', triggerKey: 'INV-2', goal: false },
  ])('by key $key is a goal of a run by key $triggerKey: $goal', ({ key, triggerKey, goal }) => {
    const run = { goalEvents: ['attended', 'paid'], triggerKey }
    expect(isGoalOf(run, { event: 'paid', key })).toBe(goal)
    expect(isGoalOf(run, { event: 'registered', key })).toBe(false)
  })

  it('finds a goal that came before the start by its key alone', () => {
    const known = [
      { event: 'paid', key: 'INV-1' },
      { event: 'paid', key: '' },
    ]
    expect(isReachedBefore(['paid'], 'INV-1', known)).toBe(true)
    expect(isReachedBefore(['attended'], 'INV-1', known)).toBe(false)
    expect(isReachedBefore(['paid'], 'INV-2', known)).toBe(false)
    expect(isReachedBefore(['paid'], '', known)).toBe(false)
  })

  it.each([
    [{ amount: 150_000 }, 150_000],
    [{ amount: 0 }, 0],
    [{ amount: -1 }, null],
    [{ amount: 1.5 }, null],
    [{ amount: '150000' }, null],
    [{}, null],
    [null, null],
  ])('of %j is worth %s', (data, amount) => {
    expect(amountOf(data)).toBe(amount)
  })
})
