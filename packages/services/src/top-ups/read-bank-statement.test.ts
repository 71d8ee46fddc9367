import { describe, expect, it } from 'vitest'
import { matchStatement } from './match-statement.ts'
import { readBankStatement, statementKeyOf } from './read-bank-statement.ts'

function read(text: string) {
  return readBankStatement(Buffer.from(text), { today: '2026-11-30' })
}

const STATEMENTS = {
  'one amount with its direction in it, days without a year': `Informasi Rekening - Mutasi Rekening
No. Rekening,:,0123456789
Cabang,:,0000

Tanggal Transaksi,Keterangan,Cabang,Jumlah,Saldo
28/11,"TRSF E-BANKING CR 2811/FTSCY/WS95051 BUDI SANTOSO",0000,"500,123.00 CR","12,500,123.00"
29/11,"BIAYA ADM",0000,"15,000.00 DB","12,485,123.00"
PEND,"TRSF E-BANKING CR BELUM",0000,"700,001.00 CR",
,,,,
Saldo Awal,:,"12,000,000.00"
`,
  'the direction in a column without a title, days behind an apostrophe': `Tanggal,Keterangan,Cabang,Jumlah,,Saldo
'28/11,TRSF E-BANKING CR BUDI SANTOSO,'0000,500123.00,CR,12500123.00
'29/11,BIAYA ADM,'0000,15000.00,DB,12485123.00
`,
  'debit and credit in columns of their own, semicolons, Indonesian numbers': `Tanggal;Transaksi;Debet;Kredit;Saldo
28/11/2026;TRSF E-BANKING CR BUDI SANTOSO;0,00;500.123,00;12.500.123,00
29/11/2026;BIAYA ADM;15.000,00;0,00;12.485.123,00
;TOTAL;15.000,00;500.123,00;
`,
  'debit and credit with .00, two descriptions, two-figure years': `Account No,Date,Val. Date,Transaction Code,Description,Description,Reference No.,Debit,Credit,
1230001234567,28/11/26,28/11/26,1001,TRSF E-BANKING CR,BUDI SANTOSO,,.00,"500,123.00",
1230001234567,29/11/26,29/11/26,1002,BIAYA ADM,,,"15,000.00",.00,
`,
  'the direction as D and K beside the amount': `"Tanggal Transaksi";"Uraian";"D/K";"Nominal";"Saldo"
"28 Nov 2026 10:15";"TRSF E-BANKING CR BUDI SANTOSO";"K";"500.123";"12.500.123"
"29 Nov 2026 11:00";"BIAYA ADM";"D";"15.000";"12.485.123"
`,
  'signs before the amount, tabs': `sep=\t
Date\tDescription\tAmount
2026-11-28\tTRSF E-BANKING CR BUDI SANTOSO\t+500123
2026-11-29\tBIAYA ADM\t-15000
`,
  'the direction under CR/DB, before the amount': `Tanggal;CR/DB;Jumlah;Keterangan
28/11/2026;CR;500.123;BUDI SANTOSO
29/11/2026;DB;15.000;BIAYA ADM
`,
  'the direction under Kredit/Debet': `Tanggal;Keterangan;Jumlah;Kredit/Debet
28/11/2026;BUDI SANTOSO;500.123;Kredit
29/11/2026;BIAYA ADM;15.000;Debet
`,
  'the direction under Debit/Kredit, before the amount': `Tanggal;Keterangan;Debit/Kredit;Jumlah
28/11/2026;BUDI SANTOSO;K;500.123
29/11/2026;BIAYA ADM;D;15.000
`,
  'the direction as Masuk and Keluar under Jenis': `Tanggal;Keterangan;Jenis;Jumlah
28/11/2026;BUDI SANTOSO;Masuk;500.123
29/11/2026;BIAYA ADM;Keluar;15.000
`,
  'a kind that is no direction': `Tanggal;Keterangan;Jenis Transaksi;Jumlah
28/11/2026;BUDI SANTOSO;Transfer;500.123
29/11/2026;BIAYA ADM;Biaya;-15.000
`,
  'Mutasi Debet and Mutasi Kredit': `Tanggal;Keterangan;Mutasi Debet;Mutasi Kredit;Saldo
28/11/2026;BUDI SANTOSO;0,00;500.123,00;12.500.123,00
29/11/2026;BIAYA ADM;15.000,00;0,00;12.485.123,00
`,
  'Jumlah Debet and Jumlah Kredit': `Tanggal;Keterangan;Jumlah Debet;Jumlah Kredit;Saldo
28/11/2026;BUDI SANTOSO;;500.123;12.500.123
29/11/2026;BIAYA ADM;15.000;;12.485.123
`,
}

describe('a bank statement', () => {
  it.each(Object.entries(STATEMENTS))('with %s', async (_name, text) => {
    const statement = await read(text)
    if (statement.kind !== 'read') throw new Error(statement.fault)
    expect(statement.incoming).toEqual([
      {
        day: '2026-11-28',
        amountRupiah: 500_123,
        description: expect.stringContaining('BUDI SANTOSO'),
        balance: expect.any(String),
        nth: 1,
      },
    ])
  })

  it('names the rows that cannot be read', async () => {
    const statement = await read(STATEMENTS['one amount with its direction in it, days without a year'])
    expect(statement).toMatchObject({ skipped: [{ row: 8, fault: 'DAY' }] })
    expect(
      await read('Tanggal;Keterangan;Kredit\n28/11/2026;a;lima ratus\n28/11/2026;b;1.000\n'),
    ).toMatchObject({
      incoming: [{ amountRupiah: 1_000 }],
      skipped: [{ row: 2, fault: 'AMOUNT' }],
    })
  })

  it('takes no money as come in whose direction is not said where it should be', async () => {
    const text = 'Tanggal;Keterangan;D/K;Jumlah\n28/11/2026;a;;1.000\n28/11/2026;b;K;2.000\n;TOTAL;;3.000\n'
    expect(await read(text)).toMatchObject({
      incoming: [{ amountRupiah: 2_000 }],
      skipped: [{ row: 2, fault: 'DIRECTION' }],
    })
  })

  it('tells rows apart that are alike', async () => {
    const statement = await read('Tanggal;Keterangan;Kredit\n28/11/2026;a;1.000\n28/11/2026;a;1.000\n')
    if (statement.kind !== 'read') throw new Error(statement.fault)
    expect(statement.incoming.map(({ nth }) => nth)).toEqual([1, 2])
    expect(new Set(statement.incoming.map(statementKeyOf)).size).toBe(2)
  })

  it.each([
    ['', 'EMPTY'],
    ['nama,email\nBudi,budi@contoh.test\n', 'NO_TITLES'],
    ['Tanggal;Keterangan;Jumlah Debet\n28/11/2026;a;1.000\n', 'NO_TITLES'],
    ['%PDF-1.7 …', 'NOT_A_TABLE'],
    ['<html><table></table></html>', 'WEB_PAGE'],
    ['Tanggal,Kredit\n28/11/2026,"500', 'QUOTE_NOT_CLOSED'],
  ])('is not %j', async (text, fault) => {
    expect(await read(text)).toMatchObject({ kind: 'unreadable', fault })
  })
})

describe('the transfers of a statement', () => {
  const row = { day: '2026-11-28', amountRupiah: 500_123, description: 'BUDI', balance: '', nth: 1 }
  const request = { id: 'r1', payableRupiah: 500_123, day: '2026-11-28' }

  function match(input: Partial<Parameters<typeof matchStatement<typeof request>>[0]>) {
    return matchStatement({
      ...{ incoming: [row], requests: [request], approved: [], usedKeys: new Set() },
      ...input,
    })
  }

  it('fit the request of the same amount, on its day or later', () => {
    const later = { ...row, day: '2026-11-30' }
    for (const fitting of [row, later])
      expect(match({ incoming: [fitting] })).toEqual({
        ...{ matches: [{ request, row: fitting }], approvedBefore: [], others: [], used: 0 },
      })
  })

  it('fit nothing when another amount came, or before the request', () => {
    const incoming = [
      { ...row, amountRupiah: 500_122 },
      { ...row, amountRupiah: 500_123.5 },
      { ...row, day: '2026-11-27' },
    ]
    for (const asked of [
      { requests: [request], approved: [] },
      { requests: [], approved: [request] },
    ]) {
      const { matches, approvedBefore, others } = match({ incoming, ...asked })
      expect([matches, approvedBefore]).toEqual([[], []])
      expect(others).toHaveLength(3)
    }
  })

  it('are proposed once, the first before the second', () => {
    const second = { ...row, day: '2026-11-29' }
    const { matches, others } = match({ incoming: [second, row] })
    expect(matches).toEqual([{ request, row }])
    expect(others).toEqual([second])
  })

  it('are left out once they have confirmed a request', () => {
    expect(match({ approved: [request], usedKeys: new Set([statementKeyOf(row)]) })).toEqual({
      ...{ matches: [], approvedBefore: [], others: [], used: 1 },
    })
  })

  it('belong to the request that was approved without a row, and to it once', () => {
    const approved = { ...request, id: 'r0' }
    const second = { ...row, day: '2026-11-29' }
    expect(match({ requests: [], approved: [approved], incoming: [row, second] })).toEqual({
      ...{ matches: [], approvedBefore: [{ request: approved, row }], others: [second], used: 0 },
    })
    // The amount is asked for again: the first transfer is not booked for the second request.
    expect(match({ approved: [approved], incoming: [second, row] })).toEqual({
      ...{ matches: [{ request, row: second }], approvedBefore: [{ request: approved, row }] },
      ...{ others: [], used: 0 },
    })
  })
})
