import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImportMapping } from '@booster/contracts/imports/import-fields'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sourceOf } from '../testing/source-of.ts'
import { inspectFile } from './inspect-file.ts'
import { readLead } from './read-lead.ts'
import { readRows } from './read-rows.ts'

/** Files as LibreOffice writes them; without it on the machine there are none to read. */
const isInstalled = hasLibreOffice()

/** Column of the filter "Text - txt - csv (StarCalc)": separator, quote, character set, first line, …, as shown. */
const TEXT = 'csv:Text - txt - csv (StarCalc)'
const EXPORTS: readonly (readonly [name: string, sheet: 'plain' | 'numbers' | 'untidy', filter: string])[] = [
  ['comma, UTF-8', 'plain', `${TEXT}:44,34,76,1`],
  ['semicolon, UTF-8', 'plain', `${TEXT}:59,34,76,1`],
  ['semicolon, Windows-1252', 'plain', `${TEXT}:59,34,1,1`],
  ['comma, as it comes', 'plain', `${TEXT}`],
  ['tab, UTF-16', 'plain', `${TEXT}:9,34,65535,1`],
  ['every text in quotes', 'plain', `${TEXT}:44,34,76,1,,0,true`],
  ['XLSX', 'plain', 'xlsx:Calc MS Excel 2007 XML'],
  ['phone numbers as numbers, semicolon', 'numbers', `${TEXT}:59,34,76,1,,0,false,true`],
  ['phone numbers as numbers, XLSX', 'numbers', 'xlsx:Calc MS Excel 2007 XML'],
  ['heading, empty columns, line breaks, XLSX', 'untidy', 'xlsx:Calc MS Excel 2007 XML'],
  ['heading, empty columns, line breaks, semicolon', 'untidy', `${TEXT}:59,34,76,1`],
]

const PEOPLE = [
  { name: 'Budi Santoso, S.E.', email: 'budi@contoh.id', phone: '081234567890' },
  { name: 'Siti "Ayu" Rahmawati', email: 'siti.ayu@contoh.id', phone: '081234567891' },
  { name: 'Noël Wijaya', email: 'noel@contoh.id', phone: '081234567892' },
]
const LEADS = PEOPLE.map(({ name, email, phone }) => ({ name, email, whatsapp: `+62${phone.slice(1)}` }))

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'booster-sheets-'))
  for (const sheet of ['plain', 'numbers', 'untidy'] as const)
    writeFileSync(join(folder, `${sheet}.fods`), flatSheet(rowsOf(sheet)))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.skipIf(!isInstalled)('a real spreadsheet', () => {
  it.each(EXPORTS)(
    '(%s) is imported without a question',
    { timeout: 120_000 },
    async (_name, sheet, filter) => {
      const source = sourceOf(convert(sheet, filter), 65_536)
      const inspection = await inspectFile(source)
      if (inspection.kind === 'unreadable') throw new Error(`unreadable: ${inspection.fault}`)
      const { format, headRow, titles, guess, rows } = inspection.file
      expect([rows, guess.email !== undefined]).toEqual([PEOPLE.length, true])
      const table = { mapping: guess as ImportMapping, columns: titles.length }
      const found: unknown[] = []
      for await (const row of readRows(source, format)) {
        if (row.row <= headRow) continue
        const read = readLead(row, table)
        const { name, email, whatsapp } =
          read.kind === 'lead' ? read.lead : { name: read.bad.reason, email: '', whatsapp: '' }
        found.push({ name, email, whatsapp })
      }
      expect(found).toEqual(LEADS)
    },
  )

  it.each([
    ['xls:MS Excel 97', 'OLD_EXCEL'],
    ['ods:calc8', 'OPEN_DOCUMENT'],
    ['html:HTML (StarCalc)', 'WEB_PAGE'],
    ['pdf:calc_pdf_Export', 'NOT_A_TABLE'],
  ])('saved as %s is refused: %s', { timeout: 120_000 }, async (filter, fault) => {
    expect(await inspectFile(sourceOf(convert('plain', filter), 65_536))).toMatchObject({
      kind: 'unreadable',
      fault,
    })
  })
})

function hasLibreOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function convert(sheet: string, filter: string): Buffer {
  const args = ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', filter]
  execFileSync('soffice', [...args, '--outdir', folder, join(folder, `${sheet}.fods`)], { stdio: 'ignore' })
  return readFileSync(join(folder, `${sheet}.${filter.split(':')[0]}`))
}

type Cell = string | number
function rowsOf(sheet: 'plain' | 'numbers' | 'untidy'): Cell[][] {
  if (sheet === 'plain')
    return [
      ['Nama Lengkap', 'Email', 'No. WhatsApp', 'Harga'],
      ...PEOPLE.map(({ name, email, phone }) => [name, email, phone, 1234.5]),
    ]
  if (sheet === 'numbers')
    return [
      ['Nama', 'Alamat Email', 'HP'],
      ...PEOPLE.map(({ name, email, phone }) => [name, email, Number(phone)]),
    ]
  return [
    ['Peserta webinar 12 Mei'],
    [],
    ['', 'No', 'Nama', '', 'Surel', 'WA', 'Alamat'],
    ...PEOPLE.flatMap(({ name, email, phone }, n) => [
      ['', n + 1, name, '', email, `62${phone.slice(1)}`, 'Jl. Merdeka 1\nSolo; Jawa Tengah'],
      [],
    ]),
  ]
}

/** A spreadsheet as one XML file, which LibreOffice opens. */
function flatSheet(rows: readonly (readonly Cell[])[]): string {
  const cell = (value: Cell) =>
    typeof value === 'number'
      ? `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`
      : `<table:table-cell office:value-type="string">${value
          .replaceAll('&', '&amp;')
          .split('\n')
          .map((line) => `<text:p>${line}</text:p>`)
          .join('')}</table:table-cell>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="Peserta">${rows.map((row) => `<table:table-row>${row.map(cell).join('') || '<table:table-cell/>'}</table:table-row>`).join('')}</table:table></office:spreadsheet></office:body></office:document>`
}
