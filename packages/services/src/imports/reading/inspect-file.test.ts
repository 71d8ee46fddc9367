import { describe, expect, it } from 'vitest'
import { sourceOf } from '../testing/source-of.ts'
import { workbookOf, zipOf } from '../testing/workbook-of.ts'
import { inspectFile } from './inspect-file.ts'

async function inspect(bytes: Uint8Array | string, pieceBytes?: number) {
  const inspection = await inspectFile(sourceOf(Buffer.from(bytes as string), pieceBytes))
  if (inspection.kind === 'unreadable') throw new Error(`unreadable: ${inspection.fault} ${inspection.row}`)
  const { format, headRow, titles, samples, rows, guess } = inspection.file
  return {
    format,
    headRow,
    titles,
    cells: samples.map((row) => row.cells),
    rowNumbers: samples.map(({ row }) => row),
    rows,
    guess,
  }
}

function utf16be(text: string): Buffer {
  return Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
}

const PEOPLE =
  'Nama;Alamat Email;No. HP\r\nBudi Santoso, S.E.;budi@contoh.id;081234567890\r\nNoël;noel@contoh.id;\r\n'
const READ = {
  headRow: 1,
  titles: ['Nama', 'Alamat Email', 'No. HP'],
  cells: [
    ['Budi Santoso, S.E.', 'budi@contoh.id', '081234567890'],
    ['Noël', 'noel@contoh.id', ''],
  ],
  rowNumbers: [2, 3],
  rows: 2,
  guess: { name: 0, email: 1, whatsapp: 2 },
}

describe('a text file', () => {
  it.each([
    ['UTF-8', Buffer.from(PEOPLE), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${PEOPLE}`), 'utf-8'],
    ['Windows-1252', Buffer.from(PEOPLE, 'latin1'), 'windows-1252'],
    ['UTF-16LE with a mark', Buffer.from(`\ufeff${PEOPLE}`, 'utf16le'), 'utf-16le'],
    ['UTF-16LE without a mark', Buffer.from(PEOPLE, 'utf16le'), 'utf-16le'],
    ['UTF-16BE with a mark', utf16be(PEOPLE), 'utf-16be'],
    ['UTF-16BE without a mark', utf16be(PEOPLE).subarray(2), 'utf-16be'],
  ])('in %s is read', async (_name, bytes, encoding) => {
    for (const pieceBytes of [1, 7, 100_000])
      expect(await inspect(bytes, pieceBytes)).toMatchObject({
        ...READ,
        format: { encoding, delimiter: ';' },
      })
  })

  it('keeps the signs that Windows-1252 has and Latin-1 has not', async () => {
    const bytes = Buffer.concat([
      Buffer.from('nama,email\nO'),
      Buffer.from([0x92]),
      Buffer.from('Neil '),
      Buffer.from([0x80]),
      Buffer.from(',o@x.id\n'),
    ])
    expect((await inspect(bytes)).cells).toEqual([['O’Neil €', 'o@x.id']])
  })

  it.each([
    [PEOPLE.replaceAll(';', '\t'), '\t'],
    [PEOPLE.replaceAll(';', '|'), '|'],
    [PEOPLE, ';'],
    [`sep=;\r\n${PEOPLE}`, ';'],
    [`"sep=;"\r\n${PEOPLE}`, ';'],
    // Few short rows, names with commas and an end: what Papaparse reads as comma-separated.
    ['nama;email\nA, B;a@x.id\nC, D;c@x.id\n', ';'],
    ['nama,email\n"A; B",a@x.id\n', ','],
    ['email\na@x.id\n', ','],
    ['email,nama,harga\na@x.id,A,"1234,5"\nb@x.id,B,"99,5"\n', ','],
  ])('%j is separated by %j', async (text, delimiter) => {
    const { format, titles, rowNumbers } = await inspect(text)
    expect(format).toMatchObject({ delimiter })
    expect(titles.every((title) => !title.includes(delimiter))).toBe(true)
    expect(rowNumbers[0]).toBe(2)
  })

  it.each([
    ['\r\n', '\r\n'],
    ['\n', '\n'],
    ['\r', '\r'],
    ['\r\n', '\n'],
  ])('with rows ending in %j and %j', async (first, second) => {
    const { cells } = await inspect(`nama,email${first}A,a@x.id${second}B,b@x.id${first}`)
    expect(cells).toEqual([
      ['A', 'a@x.id'],
      ['B', 'b@x.id'],
    ])
  })

  it('keeps quotes, delimiters and line breaks within cells, and numbers rows as a spreadsheet does', async () => {
    const text =
      'nama,email,alamat\n"Budi ""Jago"" S",b@x.id,"Jl. A\nNo. 1, Solo"\n\nAni "Si" Rajin,a@x.id,\n,,\nC,c@x.id,x\n'
    const { cells, rowNumbers, rows } = await inspect(text)
    expect(cells).toEqual([
      ['Budi "Jago" S', 'b@x.id', 'Jl. A\nNo. 1, Solo'],
      ['Ani "Si" Rajin', 'a@x.id', ''],
      ['C', 'c@x.id', 'x'],
    ])
    expect([rowNumbers, rows]).toEqual([[2, 4, 6], 3])
  })

  it('may have empty columns, a heading above the titles, or no titles', async () => {
    expect(await inspect(';;nama;;email;;\n;;A;;a@x.id;;\n')).toMatchObject({
      titles: ['', '', 'nama', '', 'email'],
      guess: { name: 2, email: 4 },
    })
    expect(
      await inspect('Peserta webinar 12 Mei;;\n;;\nNama Lengkap;Email;WA\nA;a@x.id;0812\n'),
    ).toMatchObject({
      headRow: 3,
      rows: 1,
      guess: { name: 0, email: 1, whatsapp: 2 },
    })
    expect(await inspect('Budi Santoso,budi@x.id,6281234567890\nAni,ani@x.id,081234567891\n')).toMatchObject({
      headRow: 0,
      titles: ['', '', ''],
      rows: 2,
      guess: { name: 0, email: 1, whatsapp: 2 },
    })
  })

  it.each([
    ['', 'EMPTY', null],
    ['\n\n ; \n', 'EMPTY', null],
    ['nama,email\n', 'EMPTY', null],
    ['nama,email\nA,a@x.id\n"B,b@x.id\nC,c@x.id\n', 'QUOTE_NOT_CLOSED', 3],
    ['nama,email\n"A" B,a@x.id\n"C,c@x.id\n', 'QUOTE_NOT_CLOSED', 3],
    [`nama,email\n${'x'.repeat(40_000)},a@x.id\n`, 'CELL_TOO_LONG', 2],
    [`email${',x'.repeat(300)}\na@x.id${',1'.repeat(300)}\n`, 'TOO_MANY_COLUMNS', 1],
    ['<html><table><tr><td>email</td></tr></table>', 'WEB_PAGE', null],
    ['%PDF-1.7\n', 'NOT_A_TABLE', null],
    ['nama,email\nA\0B,a@x.id\n', 'NOT_A_TABLE', null],
  ])('%.40j cannot be read: %s', async (text, fault, row) => {
    expect(await inspectFile(sourceOf(Buffer.from(text), 50_000))).toEqual({ kind: 'unreadable', fault, row })
  })
})

describe('a workbook', () => {
  const inline = (cell: string, text: string) => `<c r="${cell}" t="inlineStr"><is><t>${text}</t></is></c>`

  it('is read with every kind of cell', async () => {
    const sheet = `
      <row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c>${inline('D2', 'WhatsApp')}</row>
      <row r="3"><c r="B3" t="s"><v>2</v></c><c r="C3" t="str"><f>A1</f><v>b@x.id</v></c><c r="D3"><v>8.1234567890E10</v></c></row>
      <row r="4"><c r="B4" s="1"/><c r="C4"/></row>
      <row r="7">${inline('B7', 'Ani_x000D__x000A_R &amp; Co')}<c r="C7" t="s"><v>3</v></c><c r="D7"><v>1.23E+20</v></c><c r="E7" t="b"><v>1</v></c></row>`
    const sharedStrings =
      '<si><t>Nama</t></si><si><t>Email</t></si><si><r><t xml:space="preserve">Budi </t></r><r><t>S</t></r><rPh><t>x</t></rPh></si><si><t>ani@x.id</t></si>'
    for (const pieceBytes of [5, 100_000])
      expect(await inspect(workbookOf(sheet, { sharedStrings }), pieceBytes)).toMatchObject({
        headRow: 2,
        titles: ['', 'Nama', 'Email', 'WhatsApp', ''],
        cells: [
          ['', 'Budi S', 'b@x.id', '81234567890'],
          ['', 'Ani\r\nR & Co', 'ani@x.id', '1.23E+20', 'TRUE'],
        ],
        rowNumbers: [3, 7],
        rows: 2,
        guess: { name: 1, email: 2, whatsapp: 3 },
      })
  })

  it('is read where its tags have a prefix and its cells no place', async () => {
    const sheet =
      '<x:row><x:c t="str"><x:v>email</x:v></x:c></x:row><x:row><x:c t="str"><x:v>a@x.id</x:v></x:c></x:row>'
    expect(await inspect(workbookOf(sheet))).toMatchObject({
      titles: ['email'],
      cells: [['a@x.id']],
      rowNumbers: [2],
    })
  })

  it.each([
    [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'OLD_EXCEL'],
    [zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }), 'OPEN_DOCUMENT'],
    [zipOf({ 'word/document.xml': '<w/>' }), 'NOT_A_TABLE'],
    [Buffer.from('PK\x03\x04 and nothing else'), 'BROKEN_WORKBOOK'],
    [workbookOf('<row r="1"><c r="A1"></row>'), 'BROKEN_WORKBOOK'],
    [workbookOf(inline('A1', 'email'), { sheetState: 'hidden' }), 'EMPTY'],
    [
      workbookOf(`<row r="1">${inline('A1', 'email')}</row><row r="2">${inline('ZZ2', 'x')}</row>`),
      'TOO_MANY_COLUMNS',
    ],
  ] as const)('%# cannot be read', async (bytes, fault) => {
    expect(await inspectFile(sourceOf(bytes, 50_000))).toMatchObject({ kind: 'unreadable', fault })
  })
})
