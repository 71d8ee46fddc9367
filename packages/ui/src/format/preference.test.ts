import { describe, expect, it, vi } from 'vitest'
import { createPreference } from './preference.ts'
import { resolveTheme } from './theme.ts'

const options = { key: 'test.choice', values: ['a', 'b'] as const, fallback: 'a' as const }

describe('createPreference', () => {
  it('works without any storage', () => {
    const choice = createPreference<'a' | 'b'>(options)
    choice.choose('b')
    expect(choice.read()).toBe('b')
  })
  it('tells its listeners until they leave', () => {
    const choice = createPreference<'a' | 'b'>(options)
    const listener = vi.fn()
    const leave = choice.subscribe(listener)
    choice.choose('b')
    leave()
    choice.choose('a')
    expect(listener).toHaveBeenCalledTimes(1)
  })
  it('takes a stored value, and the fallback for one it does not know', () => {
    vi.stubGlobal('localStorage', { getItem: () => 'b', setItem: () => undefined })
    expect(createPreference<'a' | 'b'>(options).read()).toBe('b')
    vi.stubGlobal('localStorage', { getItem: () => 'garbage', setItem: () => undefined })
    expect(createPreference<'a' | 'b'>(options).read()).toBe('a')
    vi.unstubAllGlobals()
  })
})

it('follows the device only when asked to', () => {
  expect(resolveTheme('system', true)).toBe('dark')
  expect(resolveTheme('system', false)).toBe('light')
  expect(resolveTheme('light', true)).toBe('light')
})
