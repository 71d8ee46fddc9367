import { expect, it } from 'vitest'
import { zoneOf } from './zone.ts'

it.each([
  ['Asia/Jakarta', 'WIB'],
  ['Asia/Pontianak', 'WIB'],
  ['Asia/Makassar', 'WITA'],
  ['Asia/Ujung_Pandang', 'WITA'],
  ['Asia/Jayapura', 'WIT'],
  ['Asia/Singapore', null],
  ['UTC', null],
  ['constructor', null],
])('%s is %s', (name, zone) => expect(zoneOf(name)).toBe(zone))
