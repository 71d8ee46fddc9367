import { Menu } from '@base-ui/react/menu'
import { useLingui } from '@lingui/react'
import { ChevronDown, Keyboard, LogOut, type LucideIcon, Settings } from 'lucide-react'
import { Avatar } from './avatar.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { UiLink } from './link.tsx'
import { ThemeSwitch } from './theme-switch.tsx'

export interface AccountMenuProps {
  readonly name: string
  readonly email: string
  readonly onSignOut: () => void
  readonly settingsHref?: string | undefined
  readonly onShowShortcuts?: (() => void) | undefined
}

/** Who is signed in; theme, language, settings, shortcuts, sign out. */
export function AccountMenu({ name, email, onSignOut, settingsHref, onShowShortcuts }: AccountMenuProps) {
  const { i18n } = useLingui()
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className="account" aria-label={i18n.t('Akun {name}', { name })}>
        <Avatar name={name} />
        <ChevronDown className="icon icon--sm topbar__desktop" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="layer" sideOffset={8} align="end" collisionPadding={8}>
          <Menu.Popup className="menu menu--account">
            <div className="menu__head">
              <span className="cell-main truncate">{name}</span>
              <span className="cell-sub truncate">{email}</span>
            </div>
            <div className="menu__choice">
              <ThemeSwitch />
              <LanguageSwitch />
            </div>
            {settingsHref !== undefined && (
              <Menu.LinkItem className="menu__item" render={<UiLink href={settingsHref} />} closeOnClick>
                <Line icon={Settings} text={i18n.t('Pengaturan')} />
              </Menu.LinkItem>
            )}
            {onShowShortcuts && (
              <Menu.Item className="menu__item" onClick={onShowShortcuts}>
                <Line icon={Keyboard} text={i18n.t('Pintasan papan ketik')} />
              </Menu.Item>
            )}
            <Menu.Item className="menu__item" onClick={onSignOut}>
              <Line icon={LogOut} text={i18n.t('Keluar')} />
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

function Line({ icon: Shape, text }: { readonly icon: LucideIcon; readonly text: string }) {
  return (
    <>
      <Shape className="icon" />
      {text}
    </>
  )
}
