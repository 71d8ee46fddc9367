import { useLingui } from '@lingui/react'
import { ChevronDown, Keyboard, LogOut, Settings } from 'lucide-react'
import type { ActionMenuItem } from '../controls/menu/action-menu-item.ts'
import { MenuButton } from '../controls/menu/menu-button.tsx'
import { Avatar } from '../data/avatar.tsx'
import { ThemeSwitch } from './theme-switch.tsx'

export interface AccountMenuProps {
  readonly name: string
  readonly email: string
  readonly onSignOut: () => void
  readonly settingsHref?: string | undefined
  readonly onShowShortcuts?: (() => void) | undefined
}

/** Who is signed in; theme, settings, shortcuts, sign out. */
export function AccountMenu({ name, email, onSignOut, settingsHref, onShowShortcuts }: AccountMenuProps) {
  const { i18n } = useLingui()
  const settings: ActionMenuItem = { label: i18n.t('Pengaturan'), icon: Settings, href: settingsHref }
  const shortcuts: ActionMenuItem = {
    label: i18n.t('Pintasan keyboard'),
    icon: Keyboard,
    onSelect: onShowShortcuts,
  }
  return (
    <MenuButton
      label={i18n.t('Akun {name}', { name })}
      trigger={
        <button type="button" className="account">
          <Avatar name={name} />
          <ChevronDown className="icon icon--sm" />
        </button>
      }
      header={
        <>
          <div className="menu__head">
            <span className="cell-main truncate">{name}</span>
            <span className="cell-sub truncate">{email}</span>
          </div>
          <div className="menu__choice">
            <ThemeSwitch />
          </div>
        </>
      }
      items={[
        ...(settingsHref === undefined ? [] : [settings]),
        ...(onShowShortcuts === undefined ? [] : [shortcuts]),
        { label: i18n.t('Keluar'), icon: LogOut, onSelect: onSignOut },
      ]}
    />
  )
}
