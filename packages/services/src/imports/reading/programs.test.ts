import type { ImportMapping } from '@booster/contracts/imports/import-fields'
import { describe, expect, it } from 'vitest'
import { sourceOf } from '../testing/source-of.ts'
import { inspectFile } from './inspect-file.ts'
import { readLead } from './read-lead.ts'
import { readRows } from './read-rows.ts'

type Found = { name: string | null; email: string; whatsapp: string | null; tags: readonly string[] }

const SITI: Found = { name: 'Siti Rahma', email: 'siti@x.id', whatsapp: '+6281234567890', tags: [] }

/** The columns of files as programs write them, with one person in it. */
const FILES: readonly (readonly [program: string, file: string | Buffer, lead: Partial<Found>])[] = [
  [
    'Google Contacts',
    'Name Prefix,First Name,Middle Name,Last Name,Name Suffix,Nickname,File As,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Country,Organization Name,Notes,Labels\nIbu,Siti,,Rahma,,,,* Home,siti@x.id,Mobile,+62 812-3456-7890,,,Toko A,,* myContacts ::: Webinar\n',
    { tags: ['myContacts', 'Webinar'] },
  ],
  [
    'Outlook',
    'Title,First Name,Middle Name,Last Name,Company,Job Title,Business Fax,Business Phone,Home Phone,Mobile Phone,E-mail Address,E-mail Type,E-mail Display Name\n,Siti,,Rahma,Toko A,,,021-5795000,,0812 3456 7890,siti@x.id,SMTP,Siti Rahma (siti@x.id)\n',
    {},
  ],
  [
    'Mailchimp',
    'Email Address,First Name,Last Name,Phone Number,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,TAGS\nsiti@x.id,Siti,Rahma,081234567890,2,2026-05-01 10:00:00,203.0.113.7,"""vip"",""webinar mei"""\n',
    { tags: ['vip', 'webinar mei'] },
  ],
  [
    'Google Forms in Indonesian',
    'Cap waktu,Alamat Email,Nama Lengkap,Nomor WhatsApp (aktif),Apakah Anda punya toko?,Dari mana Anda tahu acara ini? (WA/IG/email)\n12/05/2026 10.00.00,siti@x.id,Siti Rahma,081234567890,Ya,WA\n',
    {},
  ],
  [
    'Google Forms that asks before it names',
    'Timestamp,Sudah punya WA bisnis?,Nama,No. WA,Email aktif,Sudah pernah email marketing?\n5/12/2026 10:00:00,Ya,Siti Rahma,081234567890,siti@x.id,Belum\n',
    {},
  ],
  [
    'Facebook lead ads',
    Buffer.from(
      '\ufeffid\tcreated_time\tad_id\tad_name\tcampaign_name\tform_id\tform_name\tis_organic\tplatform\tfull_name\temail\tphone_number\nl:1234567890\t2026-05-12T10:00:00+07:00\tag:1\tIklan A\tKampanye\tf:1\tForm\tfalse\tig\tSiti Rahma\tsiti@x.id\tp:+6281234567890\n',
      'utf16le',
    ),
    {},
  ],
  [
    'a Zoom report',
    'Attendee Report\nReport Generated:,"May 12, 2026"\nTopic,Webinar ID\nJualan Laris,123 456 789\n\nAttendee Details\nAttended,User Name (Original Name),First Name,Last Name,Email,Phone,Registration Time\nYes,Siti,Siti,Rahma,siti@x.id,081234567890,"May 10, 2026 10:00"\n',
    {},
  ],
  [
    'a list with two numbers, the first one empty',
    'Nama;Email;No HP 1;No HP 2\nSiti Rahma;siti@x.id;;081234567890\n',
    {},
  ],
  [
    'an Excel that pads its rows, with prices',
    'sep=;\r\nNo;Nama;Email;HP;Total;;\r\n1;Siti Rahma;siti@x.id;\'081234567890;"Rp150.000,00";;\r\n;;;;;;\r\n',
    {},
  ],
  ['"sep=;" in capitals', 'SEP=;\r\nNama;Email;WA\r\nSiti Rahma;siti@x.id;081234567890\r\n', {}],
  ['"sep=" and a tab', 'sep=\t\r\nNama\tEmail\tWA\r\nSiti Rahma\tsiti@x.id\t081234567890\r\n', {}],
  [
    '"sep=;" in UTF-16LE',
    Buffer.from('\ufeffsep=;\r\nNama;Email;WA\r\nSiti Rahma;siti@x.id;081234567890\r\n', 'utf16le'),
    {},
  ],
  [
    '"sep=;" in UTF-16BE',
    Buffer.from('\ufeffsep=;\r\nNama;Email;WA\r\nSiti Rahma;siti@x.id;081234567890\r\n', 'utf16le').swap16(),
    {},
  ],
  [
    '"sep=," behind a byte order mark',
    '\ufeffsep=,\r\nNama,Email,WA\r\n"Siti Rahma",siti@x.id,081234567890\r\n',
    {},
  ],
  [
    'non-breaking spaces and hyphens',
    'Nama\u00a0Lengkap;E\u2011mail;No\u00a0WA\nSiti\u00a0Rahma;siti@x.id;0812\u00a03456\u00a07890\n',
    {},
  ],
  [
    'Windows-1252, two rows, commas in names',
    Buffer.from('Nama;Email;WA\r\nNo\xebl, S.Pd., M.Pd. \x96 Ren\xe9;siti@x.id;081234567890\r\n', 'latin1'),
    { name: 'Noël, S.Pd., M.Pd. – René' },
  ],
  ['decimal commas in quotes', 'nama,email,wa,harga\nSiti Rahma,siti@x.id,081234567890,"1234,5"\n', {}],
]

describe('a file', () => {
  it.each(FILES)('of %s is imported without a question', async (_program, file, lead) => {
    expect(await readAll(Buffer.from(file as string))).toEqual([{ ...SITI, ...lead }])
  })

  it('of refused rows, corrected, is imported as it is', async () => {
    const file =
      '\ufeffBaris;Kolom;Alasan;Nama;Email;WA\r\n7;Email;Email tidak memuat @.;Siti Rahma;siti@x.id;081234567890\r\n'
    expect(await readAll(Buffer.from(file))).toEqual([SITI])
  })
})

async function readAll(bytes: Buffer): Promise<readonly unknown[]> {
  const source = sourceOf(bytes, 11)
  const inspection = await inspectFile(source)
  if (inspection.kind === 'unreadable') throw new Error(`unreadable: ${inspection.fault}`)
  const { format, headRow, titles, guess } = inspection.file
  const found: unknown[] = []
  for await (const row of readRows(source, format)) {
    if (row.row <= headRow) continue
    const read = readLead(row, { mapping: guess as ImportMapping, columns: titles.length })
    if (read.kind === 'bad') found.push(read.bad)
    else {
      const { row: _row, ...lead } = read.lead
      found.push(lead)
    }
  }
  return found
}
