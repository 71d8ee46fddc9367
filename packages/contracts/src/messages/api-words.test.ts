import { describe, expect, it } from 'vitest'
import { apiWords } from './api-words.ts'

describe('a sentence of the API', () => {
  it.each([
    ['Lead not found', undefined, 'Lead tidak ditemukan'],
    ['API key not found', undefined, 'Kunci API tidak ditemukan'],
    ['page: must be at least 1', 'page', 'page: paling kecil 1'],
    ['name: A name has at most 120 letters.', 'name', 'name: Nama paling banyak 120 huruf.'],
    [
      'slug: is taken by another form; kelas-2 is free',
      'slug',
      'slug: sudah dipakai formulir lain; kelas-2 masih bebas',
    ],
    [
      'The file cannot be read: a quotation mark is never closed (row 7).',
      'file',
      'File tidak bisa dibaca: ada tanda kutip yang tidak ditutup (baris 7).',
    ],
    [
      'PUT is not possible here; use GET, POST.',
      undefined,
      'PUT tidak bisa dipakai di sini; pakai GET, POST.',
    ],
    ['proofUrl: must be an https address', 'proofUrl', 'proofUrl: harus alamat https'],
    ['base64: must be base64', 'base64', 'base64: harus base64'],
    ['proofFile: must have at most 5 MB', 'proofFile', 'proofFile: paling besar 5 MB'],
    ['base64: must have at most 4 MB', 'base64', 'base64: paling besar 4 MB'],
    [
      'proofFile: must be a PNG, JPEG or WebP picture or a PDF',
      'proofFile',
      'proofFile: harus gambar PNG, JPEG, atau WebP, atau PDF',
    ],
    [
      'reason: says why another amount is booked than was asked for',
      'reason',
      'reason: menjelaskan mengapa jumlah yang dicatat lain dari yang diminta',
    ],
    [
      'statementRow.amountRupiah: is not the amount of this request',
      'statementRow.amountRupiah',
      'statementRow.amountRupiah: bukan jumlah transfer permintaan ini',
    ],
    [
      'reference: must not begin with topup-request/',
      'reference',
      'reference: tidak boleh diawali topup-request/',
    ],
  ])('%s', (message, field, words) => {
    expect(apiWords({ message, field }, 'id')).toBe(words)
    expect(apiWords({ message, field }, 'en')).toBe(message)
  })

  it('stays as it is where nobody has put it into Indonesian', () => {
    expect(apiWords({ message: 'toString' }, 'id')).toBe('toString')
  })
})
