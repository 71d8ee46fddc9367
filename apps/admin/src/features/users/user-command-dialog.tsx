import type { UserRow } from '@booster/contracts/account/users'
import { Field } from '@booster/ui/controls/field'
import { TextInput } from '@booster/ui/controls/text-input'
import { ConfirmDialog } from '@booster/ui/feedback/confirm-dialog'
import { requestIdOf } from '@booster/ui/format/request-id'
import { useReason } from '@booster/web/forms/use-reason'
import { useSession } from '@booster/web/session/use-session'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { accountErrorText } from './account-refusal-words.ts'
import { useUserCommand } from './use-user-command.ts'
import { needsReason, type UserCommand } from './user-command.ts'

export type UserCommandDialogProps = {
  readonly user: Pick<UserRow, 'id' | 'name' | 'email' | 'role'>
  readonly command: UserCommand
  readonly onClose: () => void
}

/** Asks before an account is changed, and for the reason where the audit log wants one. */
export function UserCommandDialog({ user, command, onClose }: UserCommandDialogProps) {
  const { i18n } = useLingui()
  const run = useUserCommand({ user, command, onDone: onClose })
  const reason = useReason()
  const isOwn = useSession().data?.user.id === user.id
  const words = command === 'signOut' && isOwn ? ownSignOutWords(i18n) : wordsOf(i18n, command, user)
  const confirm = () => {
    if (needsReason(command)) reason.confirm((text) => run.mutate(text))
    else run.mutate('')
  }
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={confirm}
      title={words.title}
      confirmLabel={words.confirm}
      tone={command === 'suspend' || command === 'revokeInvitation' ? 'danger' : 'primary'}
      busy={run.isPending}
      error={
        run.error ? { text: accountErrorText(i18n, run.error), requestId: requestIdOf(run.error) } : null
      }
    >
      <p>{words.text}</p>
      {needsReason(command) && (
        <Field
          label={i18n.t('Alasan')}
          aside={i18n.t('masuk catatan audit')}
          error={reason.isMissing ? i18n.t('Tulis alasannya, paling sedikit 3 huruf.') : undefined}
        >
          <TextInput
            value={reason.text}
            maxLength={300}
            onChange={(event) => reason.write(event.target.value)}
          />
        </Field>
      )}
    </ConfirmDialog>
  )
}

type Words = { readonly title: string; readonly text: string; readonly confirm: string }

function ownSignOutWords(i18n: I18n): Words {
  return {
    title: i18n.t('Akhiri semua sesi lain?'),
    text: i18n.t('Semua sesi lain Anda berakhir sekarang. Di sini Anda tetap masuk.'),
    confirm: i18n.t('Akhiri sesi lain'),
  }
}

function wordsOf(i18n: I18n, command: UserCommand, user: UserCommandDialogProps['user']): Words {
  const { name, email, role } = user
  switch (command) {
    case 'inviteAgain':
      return {
        title: i18n.t('Kirim undangan lagi ke {name}?', { name }),
        text: i18n.t(
          'Tautan baru dikirim ke {email} dan berlaku 72 jam. Tautan yang lama tidak berlaku lagi.',
          { email },
        ),
        confirm: i18n.t('Kirim undangan'),
      }
    case 'revokeInvitation':
      return {
        title: i18n.t('Cabut undangan {name}?', { name }),
        text: i18n.t(
          'Tautannya tidak bisa dipakai lagi. Akunnya tetap ada di daftar dan bisa diundang lagi.',
        ),
        confirm: i18n.t('Cabut undangan'),
      }
    case 'sendReset':
      return {
        title: i18n.t('Kirim tautan kata sandi ke {name}?', { name }),
        text: i18n.t(
          'Tautan untuk membuat kata sandi baru dikirim ke {email} dan berlaku 1 jam. Kata sandi lama berlaku sampai tautannya dipakai; sesudah itu semua sesi berakhir.',
          { email },
        ),
        confirm: i18n.t('Kirim tautan'),
      }
    case 'signOut':
      return {
        title: i18n.t('Keluarkan {name} dari semua perangkat?', { name }),
        text: i18n.t('Semua sesinya berakhir sekarang. Dengan kata sandinya, {name} bisa masuk lagi.', {
          name,
        }),
        confirm: i18n.t('Keluarkan'),
      }
    case 'suspend':
      return {
        title: i18n.t('Hentikan {name} sementara?', { name }),
        text:
          role === 'admin'
            ? i18n.t('Semua sesinya berakhir sekarang, dan {name} tidak bisa masuk sampai diaktifkan lagi.', {
                name,
              })
            : i18n.t(
                'Semua sesinya berakhir sekarang, kunci API-nya ditolak, dan formulirnya ditutup. Email yang jatuh tempo ditahan; yang sedang dikirim tetap sampai.',
              ),
        confirm: i18n.t('Hentikan sementara'),
      }
    case 'release':
      return {
        title: i18n.t('Aktifkan {name} lagi?', { name }),
        text:
          role === 'admin'
            ? i18n.t('{name} bisa masuk lagi dengan kata sandinya.', { name })
            : i18n.t(
                '{name} bisa masuk lagi. Email yang ditahan karena penghentian ini langsung dikirim, sesuai urutannya.',
                { name },
              ),
        confirm: i18n.t('Aktifkan lagi'),
      }
  }
}
