import { expect, it } from 'vitest'
import { initials } from './initials.ts'

it('takes two letters of a name', () => {
  expect(initials('Budi Santoso')).toBe('BS')
  expect(initials('  siti ')).toBe('SI')
  expect(initials('Nur Aini Putri')).toBe('NA')
  expect(initials('')).toBe('?')
})
