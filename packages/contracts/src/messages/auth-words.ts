import { PASSWORD_LETTERS } from '../session.ts'
import type { Language } from './messages.ts'

type Words = Readonly<Record<Language, string>>

const WRONG_SIGN_IN = {
  id: 'Email atau kata sandi salah.',
  en: 'The email address or the password is wrong.',
}
const SESSION_ENDED = {
  id: 'Sesi Anda sudah berakhir. Masuk lagi.',
  en: 'Your session has ended. Sign in again.',
}
const UNREADABLE = { id: 'Permintaan tidak bisa dibaca.', en: 'The request cannot be read.' }
const OTHER_SITE = {
  id: 'Permintaan ini datang dari situs lain, atau menuju situs lain.',
  en: 'This request came from another site, or leads to one.',
}
const FAILED = {
  id: 'Ada yang salah di sisi kami. Coba lagi dalam semenit.',
  en: 'Something went wrong on our side. Try again in a minute.',
}
/** Of sign-up, sign-in with other accounts, and confirmed or changed addresses, which this product does not have. */
const NOT_OFFERED = { id: 'Ini tidak tersedia di sini.', en: 'This is not available here.' }

/** What the sign-in library (better-auth) and our hooks in it answer, as a sentence for whoever reads the answer. */
const SENTENCES: Readonly<Record<string, Words>> = {
  ACCOUNT_SUSPENDED: {
    id: 'Akun ini dihentikan sementara. Hubungi admin.',
    en: 'This account is suspended. Ask an admin.',
  },
  INVALID_EMAIL: { id: 'Alamat email ini tidak benar.', en: 'This email address is not valid.' },
  INVALID_EMAIL_OR_PASSWORD: WRONG_SIGN_IN,
  INVALID_PASSWORD: { id: 'Kata sandi ini salah.', en: 'This password is wrong.' },
  PASSWORD_TOO_LONG: {
    id: `Kata sandi paling banyak ${PASSWORD_LETTERS.max} huruf.`,
    en: `A password has at most ${PASSWORD_LETTERS.max} characters.`,
  },
  PASSWORD_TOO_SHORT: {
    id: `Kata sandi baru paling sedikit ${PASSWORD_LETTERS.min} huruf.`,
    en: `A new password has at least ${PASSWORD_LETTERS.min} characters.`,
  },
  USER_NOT_FOUND: WRONG_SIGN_IN,
  INVALID_USER: WRONG_SIGN_IN,
  CREDENTIAL_ACCOUNT_NOT_FOUND: {
    id: 'Akun ini tidak punya kata sandi.',
    en: 'This account has no password.',
  },
  ACCOUNT_NOT_FOUND: { id: 'Akun tidak ditemukan.', en: 'The account was not found.' },

  FAILED_TO_GET_SESSION: SESSION_ENDED,
  INVALID_TOKEN: SESSION_ENDED,
  SESSION_EXPIRED: SESSION_ENDED,
  SESSION_NOT_FRESH: SESSION_ENDED,
  TOKEN_EXPIRED: SESSION_ENDED,
  UNAUTHORIZED: SESSION_ENDED,

  ASYNC_VALIDATION_NOT_SUPPORTED: UNREADABLE,
  BODY_MUST_BE_AN_OBJECT: UNREADABLE,
  CALLBACK_URL_REQUIRED: UNREADABLE,
  FIELD_NOT_ALLOWED: UNREADABLE,
  MISSING_FIELD: UNREADABLE,
  VALIDATION_ERROR: UNREADABLE,

  CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: OTHER_SITE,
  INVALID_CALLBACK_URL: OTHER_SITE,
  INVALID_ERROR_CALLBACK_URL: OTHER_SITE,
  INVALID_NEW_USER_CALLBACK_URL: OTHER_SITE,
  INVALID_ORIGIN: OTHER_SITE,
  INVALID_REDIRECT_URL: OTHER_SITE,
  MISSING_OR_NULL_ORIGIN: OTHER_SITE,

  FAILED_TO_CREATE_SESSION: FAILED,
  FAILED_TO_CREATE_USER: FAILED,
  FAILED_TO_CREATE_VERIFICATION: FAILED,
  FAILED_TO_UPDATE_USER: FAILED,

  CHANGE_EMAIL_DISABLED: NOT_OFFERED,
  EMAIL_ALREADY_VERIFIED: NOT_OFFERED,
  EMAIL_CAN_NOT_BE_UPDATED: NOT_OFFERED,
  EMAIL_MISMATCH: NOT_OFFERED,
  EMAIL_NOT_VERIFIED: NOT_OFFERED,
  EMAIL_PASSWORD_DISABLED: NOT_OFFERED,
  FAILED_TO_GET_USER_INFO: NOT_OFFERED,
  FAILED_TO_UNLINK_LAST_ACCOUNT: NOT_OFFERED,
  ID_TOKEN_NOT_SUPPORTED: NOT_OFFERED,
  LINKED_ACCOUNT_ALREADY_EXISTS: NOT_OFFERED,
  METHOD_NOT_ALLOWED_DEFER_SESSION_REQUIRED: NOT_OFFERED,
  PASSWORD_ALREADY_SET: NOT_OFFERED,
  PROVIDER_NOT_FOUND: NOT_OFFERED,
  SOCIAL_ACCOUNT_ALREADY_LINKED: NOT_OFFERED,
  USER_ALREADY_EXISTS: NOT_OFFERED,
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: NOT_OFFERED,
  USER_ALREADY_HAS_PASSWORD: NOT_OFFERED,
  USER_EMAIL_NOT_FOUND: NOT_OFFERED,
  VERIFICATION_EMAIL_NOT_ENABLED: NOT_OFFERED,
}

/** Whoever asks with a code that nobody knows gets the words of its status. */
const BY_STATUS: Readonly<Record<number, Words>> = {
  401: SESSION_ENDED,
  403: { id: 'Anda tidak boleh melakukan ini.', en: 'You may not do this.' },
  404: NOT_OFFERED,
  405: NOT_OFFERED,
}

export type AuthRefusal = {
  readonly status: number
  /** Null: the library gives none. */
  readonly code: string | null
  /** The fields that are missing or of a wrong kind. */
  readonly fields: readonly string[]
  /** Null: there is nothing to wait for. */
  readonly waitSeconds: number | null
}

/** @returns null where no code of this name is known */
export function authCodeWords(code: string, language: Language): string | null {
  return Object.hasOwn(SENTENCES, code) ? (SENTENCES[code]?.[language] ?? null) : null
}

/** What an answer of the sign-in library says, in the reader's language. */
export function authWords(refusal: AuthRefusal, language: Language): string {
  const { status, code, fields, waitSeconds } = refusal
  if (status === 429) return tooManyWords(waitSeconds ?? 60, language)
  if (fields.length > 0) return fieldWords(fields, language)
  const known = code === null ? null : authCodeWords(code, language)
  if (known !== null) return known
  return (BY_STATUS[status] ?? (status >= 500 ? FAILED : UNREADABLE))[language]
}

function tooManyWords(waitSeconds: number, language: Language): string {
  const minutes = Math.max(1, Math.ceil(waitSeconds / 60))
  if (language === 'id') return `Terlalu banyak percobaan. Coba lagi dalam ${minutes} menit.`
  return `Too many attempts. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`
}

function fieldWords(fields: readonly string[], language: Language): string {
  const names = fields.join(', ')
  return language === 'id'
    ? `Belum diisi, atau bukan teks: ${names}.`
    : `Missing, or of the wrong type: ${names}.`
}
