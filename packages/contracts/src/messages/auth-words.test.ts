import { describe, expect, it } from 'vitest'
import { authWords } from './auth-words.ts'

const REFUSAL = { status: 400, code: null, fields: [], waitSeconds: null }

describe('what the sign-in library answers', () => {
  it.each([
    [{ status: 401, code: 'INVALID_EMAIL_OR_PASSWORD' }, 'Email atau kata sandi salah.', /password is wrong/],
    [{ status: 429, waitSeconds: 61 }, 'Terlalu banyak percobaan. Coba lagi dalam 2 menit.', /in 2 minutes/],
    [{ status: 429, waitSeconds: 60 }, 'Terlalu banyak percobaan. Coba lagi dalam 1 menit.', /in 1 minute\./],
    [{ fields: ['email', 'password'] }, 'Belum diisi, atau bukan teks: email, password.', /type: email/],
    [{ status: 401 }, 'Sesi Anda sudah berakhir. Masuk lagi.', /Sign in again/],
    [{ code: 'toString' }, 'Permintaan tidak bisa dibaca.', /cannot be read/],
    [{ status: 500, code: 'NEW' }, 'Ada yang salah di sisi kami. Coba lagi dalam semenit.', /our side/],
  ])('%o is said in both languages', (facts, indonesian, english) => {
    expect(authWords({ ...REFUSAL, ...facts }, 'id')).toBe(indonesian)
    expect(authWords({ ...REFUSAL, ...facts }, 'en')).toMatch(english)
  })
})
