import { useLingui } from '@lingui/react'
import { LogOut } from 'lucide-react'
import { Button } from '../controls/button.tsx'
import type { AccountMenuProps } from './account-menu.tsx'
import { Dialog } from './dialog.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import type { NavItem } from './nav-item.ts'
import { NavList } from './nav-list.tsx'
import { ThemeSwitch } from './theme-switch.tsx'

export interface MoreSheetProps {
  readonly items: readonly NavItem[]
  readonly account: AccountMenuProps
  readonly onClose: () => void
}

/** What the phone's bottom bar has no room for: the other pages, theme, language, account. Fetched when opened. */
export function MoreSheet({ items, account, onClose }: MoreSheetProps) {
  const { i18n } = useLingui()
  return (
    <Dialog open onClose={onClose} title={i18n.t('Lainnya')}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: closes after a link inside was followed */}
      <div
        className="more"
        onClick={(event) => {
          if ((event.target as Element).closest('a')) onClose()
        }}
      >
        <NavList items={items} />
        <div className="more__choice">
          <ThemeSwitch />
          <LanguageSwitch />
        </div>
        <div className="more__account">
          <span className="list__text">
            <span className="cell-main truncate">{account.name}</span>
            <span className="cell-sub truncate">{account.email}</span>
          </span>
          <Button icon={LogOut} onClick={account.onSignOut}>
            {i18n.t('Keluar')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
