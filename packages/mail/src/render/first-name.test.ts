import { expect, it } from 'vitest'
import { firstNameOf } from './first-name.ts'

it.each([
  ['Siti Rahma', 'Siti'],
  ['Suharto', 'Suharto'],
  ['Bu Siti Rahma', 'Siti'],
  ['dr. Andi Wijaya, Sp.A', 'Andi'],
  ['Prof. Dr. Ir. H. Ahmad Dahlan', 'Ahmad'],
  ['M. Rizky', 'Rizky'],
  ['  Dewi   Lestari ', 'Dewi'],
  ['Nur-Aini Putri', 'Nur-Aini'],
  ['Ibu', 'Ibu'],
  ['H.', 'H.'],
  ['A', 'A'],
  ['', ''],
  ['{{email}} x', '{{email}}'],
])('%j is addressed as %j', (name, expected) => {
  expect(firstNameOf(name)).toBe(expected)
})
