import { describe, expect, it } from 'vitest'
import { csvText } from './csv-text.ts'
import { createTimeInZone } from './time-in-zone.ts'

describe('CSV', () => {
  it('begins with a mark and quotes what needs it', () => {
    const rows = [
      ['nama', 'jumlah', 'catatan'],
      ['Budi, S.E.', -1, 'a "b"\nc'],
      [null, 0, 'x; y'],
    ]
    expect(csvText(rows, { separator: 'comma', isBeginning: true })).toBe(
      '\ufeffnama,jumlah,catatan\r\n"Budi, S.E.",-1,"a ""b""\nc"\r\n,0,x; y\r\n',
    )
    expect(csvText(rows.slice(2), { separator: 'semicolon', isBeginning: false })).toBe(';0;"x; y"\r\n')
  })

  it.each(['=1+1', '+62812', '-2', '@SUM(A1)', '\tx', '\rx'])(
    'keeps a spreadsheet from running %j',
    (text) => {
      expect(csvText([[text]], { separator: 'comma', isBeginning: false }).replace(/^"/, '')).toMatch(/^'/)
    },
  )
})

describe('a time', () => {
  const at = new Date('2026-11-28T15:10:09.500Z')
  it.each([
    ['Asia/Jakarta', '2026-11-28T22:10:09+07:00'],
    ['Asia/Makassar', '2026-11-28T23:10:09+08:00'],
    ['Asia/Jayapura', '2026-11-29T00:10:09+09:00'],
    ['UTC', '2026-11-28T15:10:09+00:00'],
    ['America/St_Johns', '2026-11-28T11:40:09-03:30'],
  ])('in %s is %s', (zone, text) => {
    expect(createTimeInZone(zone)(at)).toBe(text)
    expect(new Date(createTimeInZone(zone)(at)).getTime()).toBe(Math.floor(at.getTime() / 1_000) * 1_000)
  })
})
