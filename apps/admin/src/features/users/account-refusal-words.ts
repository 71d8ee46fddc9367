import type { AccountRefusal } from '@booster/contracts/wire/refusal-reason'
import { factsOf } from '@booster/web/api/error-facts'
import type { I18n } from '@lingui/core'

/** Why an account was not changed. */
export function accountErrorText(i18n: I18n, error: unknown): string {
  const words: Readonly<Record<AccountRefusal, string>> = {
    ALREADY_SUSPENDED: i18n.t('Akun ini sudah dihentikan.'),
    NOT_SUSPENDED: i18n.t('Akun ini sudah aktif lagi.'),
    OWN_ACCOUNT: i18n.t('Akun sendiri tidak bisa dihentikan. Minta admin lain.'),
    LAST_ADMIN: i18n.t('Ini admin aktif terakhir, jadi tidak bisa dihentikan.'),
    NOT_INVITED: i18n.t('Undangannya sudah dipakai atau dicabut.'),
    NOT_ACTIVE: i18n.t('Akun ini belum punya kata sandi atau sedang dihentikan.'),
    LINKS_TOO_OFTEN: i18n.t('Sudah lima tautan dikirim dalam satu jam. Tunggu dulu.'),
  }
  const { httpStatus, reason } = factsOf(error)
  const known = Object.entries(words).find(([each]) => each === reason)
  if (known !== undefined) return known[1]
  if (httpStatus === null) return i18n.t('Server tidak dapat dihubungi. Coba lagi.')
  // The account may have changed: a proxy gives up on the mail, not on what was written before it.
  return i18n.t('Server gagal. Muat ulang dan periksa sebelum mencoba lagi.')
}
