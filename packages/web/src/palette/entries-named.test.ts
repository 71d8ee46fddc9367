import { Home } from 'lucide-react'
import { expect, it } from 'vitest'
import { entriesNamed } from './entries-named.ts'

const ENTRIES = ['Alur Email', 'Antrean', 'Progres lead'].map((label) => ({
  label,
  href: `/${label}`,
  icon: Home,
}))
const named = (term: string) => entriesNamed(ENTRIES, term).map(({ label }) => label)

it('finds by every word of the term, in any order and case', () => {
  expect(named('EMAIL al')).toEqual(['Alur Email'])
  expect(named('an')).toEqual(['Antrean'])
  expect(named('email antrean')).toEqual([])
})

it('shows everything while nothing is typed', () => {
  expect(named('  ')).toHaveLength(3)
})
