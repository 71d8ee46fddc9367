import { useLingui } from '@lingui/react'
import { clsx } from 'clsx'
import { Menu as MenuIcon } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { UiLink } from '../controls/link.tsx'
import { AccountMenu, type AccountMenuProps } from './account-menu.tsx'
import { Brand } from './brand.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import type { NavItem } from './nav-item.ts'
import { NavList } from './nav-list.tsx'

const MoreSheet = lazy(async () => ({ default: (await import('./more-sheet.tsx')).MoreSheet }))

export interface AppShellProps {
  readonly variant: 'affiliate' | 'admin'
  readonly homeHref: string
  readonly nav: readonly NavItem[]
  /** At the lower end of the side nav: Pengaturan. */
  readonly navEnd?: readonly NavItem[] | undefined
  /** Addresses of the four items of the phone's bottom bar; "Lainnya" opens the rest. Default: the first four of `nav`. */
  readonly bottomHrefs?: readonly string[] | undefined
  /** The page's name in the phone's top bar. */
  readonly title: string
  /** A SearchBox. */
  readonly search?: ReactNode
  /** Who is signed in: the menu at the right on desktop, in the "Lainnya" sheet on phones (with theme and language). */
  readonly account: AccountMenuProps
  /** Right in the top bar, before language and account: SandboxTag, LiveBadge, CreditChip or a badge. */
  readonly topEnd?: ReactNode
  /** Full-width strips below the top bar: SandboxBar, OfflineBanner. */
  readonly strips?: ReactNode
  /** A Drawer is open: the content gives way on desktop. */
  readonly drawerOpen?: boolean | undefined
  readonly children: ReactNode
}

/** The frame of both apps: side nav, top bar, content; on phones a top bar and a bottom bar of five. */
export function AppShell(props: AppShellProps) {
  const { i18n } = useLingui()
  const { variant, homeHref, nav, navEnd = [], search, topEnd, strips, drawerOpen, title, children } = props
  return (
    <div className={clsx('frame', variant === 'admin' && 'frame--admin', drawerOpen && 'has-drawer')}>
      <a className="skip-link" href="#content">
        {i18n.t('Langsung ke isi')}
      </a>
      <nav className="nav" aria-label={i18n.t('Navigasi utama')}>
        <Brand variant={variant} homeHref={homeHref} />
        <NavList items={nav} />
        {navEnd.length > 0 && <NavList items={navEnd} end />}
      </nav>
      <header className="topbar">
        <span className="topbar__title">
          <span className="topbar__page">{title}</span>
          {variant === 'admin' && <span className="admin-tag">ADMIN</span>}
        </span>
        {search}
        <div className="topbar__end">
          {topEnd}
          <LanguageSwitch className="topbar__desktop" />
          <span className="topbar__desktop">
            <AccountMenu {...props.account} />
          </span>
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {strips}
        <div className="content">{children}</div>
      </main>
      <BottomBar {...props} />
    </div>
  )
}

function BottomBar({ nav, navEnd = [], bottomHrefs, account }: AppShellProps) {
  const { i18n } = useLingui()
  const [open, setOpen] = useState(false)
  const shownHrefs = bottomHrefs ?? nav.slice(0, 4).map((item) => item.href)
  const shown = nav.filter((item) => shownHrefs.includes(item.href))
  const rest = [...nav, ...navEnd].filter((item) => !shownHrefs.includes(item.href))
  return (
    <nav className="bottombar" aria-label={i18n.t('Navigasi bawah')}>
      {shown.map((item) => (
        <UiLink
          key={item.href}
          className="bottombar__item"
          href={item.href}
          aria-current={item.current ? 'page' : undefined}
        >
          <item.icon className="icon" />
          {item.shortLabel ?? item.label}
        </UiLink>
      ))}
      <button
        type="button"
        className="bottombar__item"
        aria-haspopup="dialog"
        aria-current={rest.some((item) => item.current) ? 'page' : undefined}
        onClick={() => setOpen(true)}
      >
        <MenuIcon className="icon" />
        {i18n.t('Lainnya')}
      </button>
      {open && (
        <Suspense>
          <MoreSheet items={rest} account={account} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </nav>
  )
}
