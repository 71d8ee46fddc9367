import type { UserRole, UserRow, UserState } from '@booster/contracts/account/users'
import type { StatusLook } from '@booster/ui/status/status-look'
import type { I18n } from '@lingui/core'
import { Ban, CircleCheck, MailPlus, MailX } from 'lucide-react'

export const USER_LOOKS = {
  active: { tone: 'healthy', icon: CircleCheck, word: /*i18n*/ 'Aktif' },
  invited: { tone: 'pending', icon: MailPlus, word: /*i18n*/ 'Diundang' },
  revoked: { tone: 'cancelled', icon: MailX, word: /*i18n*/ 'Undangan dicabut' },
  suspended: { tone: 'cancelled', icon: Ban, word: /*i18n*/ 'Dihentikan sementara' },
} satisfies Record<UserState, StatusLook>

export function roleWords(i18n: I18n, role: UserRole): string {
  return role === 'admin' ? i18n.t('Admin') : i18n.t('Affiliate')
}

/** What is to be known about an account beside its state: why it is suspended, or where its invitation is. */
export function userNote(i18n: I18n, user: Pick<UserRow, 'state' | 'suspendReason' | 'invitation'>) {
  if (user.state === 'suspended') return user.suspendReason ?? undefined
  const { invitation } = user
  if (user.state !== 'invited' || invitation === null) return undefined
  if (invitation.expired) return i18n.t('Undangan kedaluwarsa: kirim lagi')
  const words = {
    sending: i18n.t('Email undangan sedang dikirim'),
    sent: undefined,
    unconfirmed: i18n.t('Email undangan belum pasti terkirim'),
    failed: i18n.t('Email undangan tidak terkirim: kirim lagi'),
  }
  return words[invitation.mail]
}
