import type { UserRow } from '@booster/contracts/account/users'
import { ActionMenu } from '@booster/ui/controls/menu/action-menu'
import type { ActionMenuItem } from '@booster/ui/controls/menu/action-menu-item'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { useSession } from '@booster/web/session/use-session'
import { useLingui } from '@lingui/react'
import { Ban, CircleCheck, Eye, KeyRound, LogOut, MailPlus, MailX } from 'lucide-react'
import { type ComponentProps, lazy, type ReactElement, Suspense, useState } from 'react'
import { useViewAs } from './use-view-as.ts'
import type { UserCommand } from './user-command.ts'

const UserCommandDialog = lazy(async () => ({
  default: (await import('./user-command-dialog.tsx')).UserCommandDialog,
}))

/** Everything that can be done to an account, each asked for once more. */
export function UserMenu(props: {
  readonly user: Pick<UserRow, 'id' | 'name' | 'email' | 'role' | 'state'>
  readonly trigger?: ReactElement<ComponentProps<'button'>>
}) {
  const { i18n } = useLingui()
  const { user } = props
  const viewAs = useViewAs()
  const [command, setCommand] = useState<UserCommand | null>(null)
  const items = useItems(user, { choose: setCommand, viewAs: () => viewAs.mutate({ userId: user.id }) })
  return (
    <>
      <ActionMenu
        label={i18n.t('Tindakan untuk {name}', { name: user.name })}
        items={items}
        trigger={props.trigger}
      />
      {command !== null && (
        <Suspense>
          <UserCommandDialog user={user} command={command} onClose={() => setCommand(null)} />
        </Suspense>
      )}
    </>
  )
}

function useItems(
  { id, state, role }: Pick<UserRow, 'id' | 'state' | 'role'>,
  { choose, viewAs }: { readonly choose: (command: UserCommand) => void; readonly viewAs: () => void },
): readonly ActionMenuItem[] {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const isOwn = useSession().data?.user.id === id
  const item = (command: UserCommand, parts: Omit<ActionMenuItem, 'onSelect'>): ActionMenuItem => ({
    disabledReason: offline,
    ...parts,
    onSelect: () => choose(command),
  })
  const look: readonly ActionMenuItem[] =
    role === 'affiliate'
      ? [
          {
            label: i18n.t('Lihat sebagai affiliate ini'),
            icon: Eye,
            disabledReason: offline,
            onSelect: viewAs,
          },
        ]
      : []
  switch (state) {
    case 'invited':
      return [
        item('inviteAgain', { label: i18n.t('Kirim undangan lagi'), icon: MailPlus }),
        item('revokeInvitation', { label: i18n.t('Cabut undangan'), icon: MailX, danger: true }),
      ]
    case 'revoked':
      return [item('inviteAgain', { label: i18n.t('Undang lagi'), icon: MailPlus })]
    case 'suspended':
      return [...look, item('release', { label: i18n.t('Aktifkan lagi'), icon: CircleCheck })]
    case 'active':
      return [
        ...look,
        item('sendReset', { label: i18n.t('Kirim tautan kata sandi'), icon: KeyRound }),
        item('signOut', {
          label: isOwn ? i18n.t('Akhiri semua sesi lain') : i18n.t('Keluarkan dari semua perangkat'),
          icon: LogOut,
        }),
        item('suspend', {
          label: i18n.t('Hentikan sementara'),
          icon: Ban,
          danger: true,
          disabledReason: isOwn ? i18n.t('Ini akun Anda sendiri') : offline,
        }),
      ]
  }
}
