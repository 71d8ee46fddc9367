import { describe, expect, it } from 'vitest'
import { fieldOfTitle } from './field-of-title.ts'
import { readLead } from './read-lead.ts'

const TABLE = { mapping: { name: 0, email: 1, whatsapp: 2, tags: 3 }, columns: 4 }

function read(cells: readonly string[]) {
  return readLead({ row: 9, cells }, TABLE)
}

describe('a phone number in a cell', () => {
  it.each([
    ['081234567890', '+6281234567890'],
    // The leading zero is lost: it was kept as a number.
    ['81234567890', '+6281234567890'],
    ['6281234567890', '+6281234567890'],
    ['81234567890.0', '+6281234567890'],
    ['81234567890,00', '+6281234567890'],
    ['6.281.234.567.890', '+6281234567890'],
    ['6,281,234,567,890', '+6281234567890'],
    // Every digit is there.
    ['8,123456789E+10', null],
    ['8,1234567890E+10', '+6281234567890'],
    ['6.281234567890E+12', '+6281234567890'],
    ["'+62 812-3456-7890", '+6281234567890'],
    ['="081234567890"', '+6281234567890'],
    ['0062 812 3456 7890', '+6281234567890'],
    ['https://wa.me/6281234567890', '+6281234567890'],
    ['-', 'none'],
    ['0', 'none'],
    ['N/A', 'none'],
    ['#REF!', 'none'],
    ['tidak ada', 'none'],
    ['', 'none'],
  ])('%j is %s', (cell, expected) => {
    const lead = read(['A', 'a@x.id', cell])
    if (expected === null)
      expect(lead).toMatchObject({ kind: 'bad', bad: { column: 2, reason: 'WHATSAPP_DIGITS_LOST' } })
    else
      expect(lead).toMatchObject({ kind: 'lead', lead: { whatsapp: expected === 'none' ? null : expected } })
  })

  it.each([
    ['8,12E+11', 'WHATSAPP_DIGITS_LOST'],
    ['8.12E+11', 'WHATSAPP_DIGITS_LOST'],
    ['6,28E+12', 'WHATSAPP_DIGITS_LOST'],
    ['0812 3456 7890 / 0812 3456 7891', 'WHATSAPP_SEVERAL'],
    ['6,28123E+12', 'WHATSAPP_DIGITS_LOST'],
    ['8,12e11', 'WHATSAPP_DIGITS_LOST'],
    ['081234567890\n081234567891', 'WHATSAPP_SEVERAL'],
    ['0812 3456 7890 0812 3456 7891', 'WHATSAPP_SEVERAL'],
    ['lihat catatan', 'WHATSAPP_NOT_A_NUMBER'],
    ['0812', 'WHATSAPP_TOO_SHORT'],
  ])('%j is bad: %s', (cell, reason) => {
    expect(read(['A', 'a@x.id', cell])).toMatchObject({ kind: 'bad', bad: { row: 9, column: 2, reason } })
  })
})

describe('a row', () => {
  it('is a lead, its cells freed of guards and white space', () => {
    expect(read([" '=Budi\u200b  S ", ' BUDI@Contoh.ID ', '', 'vip; Kelas A,vip'])).toEqual({
      kind: 'lead',
      lead: { row: 9, name: '=Budi S', email: 'budi@contoh.id', whatsapp: null, tags: ['vip', 'Kelas A'] },
    })
  })

  it.each([
    'Budi Santoso <budi@x.id>',
    '"Santoso, Budi" <BUDI@x.id>',
    '<budi@x.id>',
    'mailto:budi@x.id',
    "'budi@x.id",
    "'budi@x.id'",
    "'Budi' <budi@x.id>",
    'budi@x.id <mailto:budi@x.id>',
    '"budi@x.id"',
    'budi@x.id.',
    'budi@x.id;',
    'budi@x.id\u00a0',
  ])('has the address of %j', (cell) => {
    expect(read(['A', cell])).toMatchObject({ kind: 'lead', lead: { email: 'budi@x.id' } })
  })

  it('is named after what stands before its address, where it has no other name', () => {
    const named = (name: string, email: string) => read([name, email])
    expect(named('', '"Santoso, Budi" <budi@x.id>')).toMatchObject({ lead: { name: 'Santoso, Budi' } })
    expect(named('-', 'Budi <budi@x.id>')).toMatchObject({ lead: { name: 'Budi' } })
    expect(named('Bapak Budi', 'Budi <budi@x.id>')).toMatchObject({ lead: { name: 'Bapak Budi' } })
    expect(named('', 'budi@x.id <budi@x.id>')).toMatchObject({ lead: { name: null } })
  })

  it('keeps the apostrophes of a name within an address', () => {
    for (const cell of ["o'brien@x.id", "'o'brien@x.id"])
      expect(read(['A', cell])).toMatchObject({ lead: { email: "o'brien@x.id" } })
  })

  it('has no name where the cell says that there is none', () => {
    for (const name of ['-', 'N/A', '#N/A', 'tidak ada', ''])
      expect(read([name, 'a@x.id'])).toMatchObject({ kind: 'lead', lead: { name: null } })
  })

  it.each([
    ['"vip","webinar mei"', ['vip', 'webinar mei']],
    ['* myContacts ::: Webinar', ['myContacts', 'Webinar']],
    ['vip\npromo; vip', ['vip', 'promo']],
    ['-', []],
  ])('has the tags of %j', (cell, tags) => {
    expect(read(['A', 'a@x.id', '', cell])).toMatchObject({ kind: 'lead', lead: { tags } })
  })

  it('has a name of two columns, or none', () => {
    const mapping = { firstName: 0, lastName: 2, email: 1 }
    const named = (cells: readonly string[]) => readLead({ row: 1, cells }, { mapping, columns: 3 })
    expect(named(['Budi', 'b@x.id', 'Santoso'])).toMatchObject({ lead: { name: 'Budi Santoso' } })
    expect(named(['', 'b@x.id', ''])).toMatchObject({ lead: { name: null } })
  })

  it.each([
    [['A', ''], 1, 'EMAIL_MISSING'],
    [['A', '-'], 1, 'EMAIL_MISSING'],
    [['A', 'salah@'], 1, 'EMAIL_NO_DOT'],
    [['A', 'A <a@x.id>, B <b@x.id>'], 1, 'EMAIL_SEVERAL'],
    [['A', 'a@x.id b@x.id'], 1, 'EMAIL_SEVERAL'],
    [['\u200b', 'a@x.id'], 0, 'NAME_INVISIBLE'],
    [['x'.repeat(121), 'a@x.id'], 0, 'NAME_TOO_LONG'],
    [['A', 'a@x.id', '', 'x'.repeat(41)], 3, 'TAG_TOO_LONG'],
    [['A', 'a@x.id', '', Array.from({ length: 51 }, (_, n) => `t${n}`).join(';')], 3, 'TOO_MANY_TAGS'],
    [['A', 'a@x.id', '', '', '5'], 4, 'TOO_MANY_CELLS'],
  ])('%j is bad in column %i: %s', (cells, column, reason) => {
    expect(read(cells)).toMatchObject({ kind: 'bad', bad: { row: 9, column, reason, cells } })
  })
})

describe('a title', () => {
  it.each([
    ['Nama', 'name'],
    ['NAMA LENGKAP', 'name'],
    ['Full Name', 'name'],
    ['nama_peserta', 'name'],
    ['First Name', 'firstName'],
    ['Nama Belakang', 'lastName'],
    ['E-mail', 'email'],
    ['E-mail Address', 'email'],
    ['Surel', 'email'],
    ['E-mail 1 - Value', 'email'],
    ['E-mail 1 - Label', null],
    ['No. HP/WA', 'whatsapp'],
    ['Nomor Telepon', 'whatsapp'],
    ['Mobile Phone', 'whatsapp'],
    ['Labels', 'tags'],
    ['Address 1 - Label', null],
    ['Label lead', 'tags'],
    ['Nama Produk', null],
    ['ad_name', null],
    ['MEMBER_RATING', null],
    ['ID Pelanggan', null],
    ['Sudah punya WA bisnis?', null],
    ['Sudah pernah email marketing?', null],
    ['Business Fax', null],
    ['Company Name', null],
    ['Email Verified', null],
    ['Tanggal lahir', null],
    ['', null],
  ])('%j is %s', (title, field) => expect(fieldOfTitle(title)).toBe(field))
})
