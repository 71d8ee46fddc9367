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
  ])('%s', (message, field, words) => {
    expect(apiWords({ message, field }, 'id')).toBe(words)
    expect(apiWords({ message, field }, 'en')).toBe(message)
  })

  it('stays as it is where nobody has put it into Indonesian', () => {
    expect(apiWords({ message: 'toString' }, 'id')).toBe('toString')
  })
})
