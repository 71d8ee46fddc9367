import type { LinkSent, UserRow } from '@booster/contracts/account/users'
import { useLocale } from '@booster/ui/device/use-locale'
import { toast } from '@booster/ui/feedback/toast'
import { formatNumber } from '@booster/ui/format/number'
import { useTRPCClient } from '@booster/web/api/client'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import type { UserCommand } from './user-command.ts'

type Person = Pick<UserRow, 'id' | 'name' | 'email'>

/** Does one thing to an account, and says what came of it. */
export function useUserCommand(input: {
  readonly user: Person
  readonly command: UserCommand
  readonly onDone: () => void
}) {
  const { user, command, onDone } = input
  const { i18n } = useLingui()
  const locale = useLocale()
  const { admin } = useTRPCClient()
  const refreshAll = useRefreshAll()
  const userId = user.id
  const name = user.name
  const run = async (reason: string): Promise<void> => {
    switch (command) {
      case 'inviteAgain':
        return showLinkSent(i18n, await admin.user.inviteAgain.mutate({ userId }))
      case 'sendReset':
        return showLinkSent(i18n, await admin.user.sendReset.mutate({ userId }))
      case 'revokeInvitation':
        await admin.user.revokeInvitation.mutate({ userId })
        return toast.show({ text: i18n.t('Undangan {name} dicabut.', { name }) })
      case 'signOut': {
        const { ended } = await admin.user.signOut.mutate({ userId })
        return toast.show({ text: i18n.t('{ended, number} sesi {name} diakhiri.', { ended, name }) })
      }
      case 'suspend':
        await admin.user.suspend.mutate({ userId, reason })
        return toast.show({ text: i18n.t('{name} dihentikan sementara.', { name }) })
      case 'release': {
        const { revivedJobs } = await admin.user.release.mutate({ userId, reason })
        toast.show({ text: i18n.t('{name} aktif lagi.', { name }) })
        if (revivedJobs === 0) return
        const n = formatNumber(revivedJobs, locale)
        return toast.show({
          text: i18n.t('{n} email yang ditahan kini dikirim.', { n, count: revivedJobs }),
        })
      }
    }
  }
  return useMutation({ mutationFn: run, onSuccess: onDone, onSettled: refreshAll })
}

/** Says whether the mail with the link left, or is still under way. */
export function showLinkSent(i18n: I18n, { email, mail }: LinkSent): void {
  if (mail === 'sent') {
    toast.show({ text: i18n.t('Email ke {email} terkirim.', { email }) })
    return
  }
  if (mail === 'sending') {
    toast.show({ text: i18n.t('Email ke {email} sedang dikirim.', { email }) })
    return
  }
  const text =
    mail === 'failed'
      ? i18n.t('Email ke {email} tidak terkirim. Lihat Cek pengiriman, lalu kirim lagi.', { email })
      : i18n.t('Belum pasti apakah email ke {email} terkirim. Tanyakan, atau kirim lagi.', { email })
  toast.error({ text })
}
