import { faultOfRedirect, type RedirectFault } from '@booster/contracts/forms/redirect-url'
import type { I18n } from '@lingui/core'
import type { FieldError } from 'react-hook-form'

const REDIRECT_WORDS = {
  NOT_AN_ADDRESS: /*i18n*/ 'Isi alamat web lengkap, misalnya https://contoh.com/terima-kasih.',
  NOT_HTTPS: /*i18n*/ 'Alamat harus diawali https://.',
  CREDENTIALS: /*i18n*/ 'Alamat tidak boleh memuat nama pengguna atau kata sandi.',
  PORT: /*i18n*/ 'Alamat tidak boleh memuat nomor port.',
  NOT_PUBLIC: /*i18n*/ 'Alamat harus menuju situs umum dengan nama domainnya.',
} satisfies Record<RedirectFault, string>

/** What is wrong with the address to go to; a well-formed one was refused by the server. */
export function redirectErrorWords(
  i18n: I18n,
  error: FieldError | undefined,
  typed: string | null,
): string | undefined {
  if (error === undefined) return undefined
  const fault = faultOfRedirect((typed ?? '').trim())
  return fault === null ? i18n.t('Situs ini tidak diizinkan di server ini.') : i18n._(REDIRECT_WORDS[fault])
}

/** What is wrong with the form's own address; a well-formed one is somebody else's. */
export function slugErrorWords(i18n: I18n, error: FieldError | undefined, typed: string): string | undefined {
  if (error === undefined) return undefined
  if (error.type === 'server')
    return i18n.t('Alamat ini sudah dipakai formulir lain. Coba misalnya {slug}-2.', { slug: typed })
  return i18n.t('Pakai 3 sampai 60 huruf kecil atau angka, dengan tanda hubung di antaranya.')
}
