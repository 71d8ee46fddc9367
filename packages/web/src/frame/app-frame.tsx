import type { SessionMe } from '@booster/contracts/session'
import { useGoShortcuts, usePaletteKey, useShortcut } from '@booster/ui/controls/shortcut'
import { LiveBadge } from '@booster/ui/feedback/live-badge'
import { OfflineBanner } from '@booster/ui/feedback/offline-banner'
import { SkeletonCard } from '@booster/ui/feedback/skeleton'
import { AppShell } from '@booster/ui/layout/app-shell'
import type { Shortcut } from '@booster/ui/layout/keyboard/shortcuts-dialog'
import type { NavItem } from '@booster/ui/layout/nav-item'
import { SandboxBar } from '@booster/ui/layout/sandbox-bar'
import { useKeptFocus } from '@booster/ui/layout/use-kept-focus'
import { SandboxTag } from '@booster/ui/status/sandbox-tag'
import { Outlet, useRouter } from '@tanstack/react-router'
import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { usePath } from '../address/use-path.ts'
import { useLive } from '../live/use-live.ts'
import { signOut } from '../session/sign-out.ts'
import { useOwnPreferences } from '../session/use-own-preferences.ts'
import { useSession } from '../session/use-session.ts'
import { SessionFailed } from './session-failed.tsx'

const ShortcutsDialog = lazy(async () => ({
  default: (await import('@booster/ui/layout/keyboard/shortcuts-dialog')).ShortcutsDialog,
}))

/** What the app's command palette is given. */
export type PaletteProps = {
  readonly pages: readonly NavItem[]
  readonly onOpen: (href: string) => void
  readonly onClose: () => void
}

export type AppFrameProps = {
  readonly variant: 'affiliate' | 'admin'
  /** After the page's name in the window's title. */
  readonly appName: string
  /** The page's name. */
  readonly title: string
  readonly nav: readonly NavItem[]
  /** At the lower end of the side navigation. */
  readonly navEnd?: readonly NavItem[]
  readonly bottomHrefs?: readonly string[]
  readonly search: ReactNode
  /** Ctrl or Cmd with K: everything by its name. Loaded when it is first opened. */
  readonly palette: ComponentType<PaletteProps>
  /** Beyond those that every page has. */
  readonly shortcuts?: readonly Shortcut[]
  readonly drawerOpen?: boolean
  /** The sandbox is announced by a strip instead of a tag. */
  readonly hasSandboxBar?: boolean
  /** In the top bar, around the live badge. */
  readonly beforeLive?: ReactNode
  readonly afterLive?: ReactNode
  readonly strips?: ReactNode
  /** Shown instead of the app to people of the other role. */
  readonly elsewhere: (me: SessionMe) => ReactNode
}

/** The frame around every page: who is signed in, navigation, search, live state, what mode this is. */
export function AppFrame(props: AppFrameProps) {
  const { variant, appName, title, elsewhere } = props
  const session = useSession()
  const me = session.data
  const isHere = me?.user.role === variant
  useFollowing(isHere)
  // An admin who looks at this account keeps their own language and zone.
  useOwnPreferences(isHere && me?.viewedBy === null ? me : undefined)
  useKeptFocus(usePath())
  useEffect(() => {
    document.title = `${title} · ${appName}`
  }, [title, appName])
  if (me === undefined && session.error !== null) {
    return (
      <SessionFailed home={`/${variant}/`} error={session.error} onRetry={() => void session.refetch()} />
    )
  }
  if (me !== undefined && !isHere) return elsewhere(me)
  return <SignedInFrame {...props} me={me} />
}

function SignedInFrame(props: AppFrameProps & { readonly me: SessionMe | undefined }) {
  const { me, variant, hasSandboxBar = false } = props
  const home = `/${variant}/` as const
  const { live, state, lastUpdateMs } = useLive()
  const [areShortcutsOpen, setShortcutsOpen] = useState(false)
  useShortcut('?', () => setShortcutsOpen(true), !areShortcutsOpen)
  const [isPaletteOpen, setPaletteOpen] = useState(false)
  usePaletteKey(() => setPaletteOpen(true))
  const { history } = useRouter()
  const open = (href: string) => history.push(href)
  const pages = [...props.nav, ...(props.navEnd ?? [])]
  useGoShortcuts(
    Object.fromEntries(pages.flatMap(({ key, href }) => (key === undefined ? [] : [[key, href]]))),
    open,
  )
  const sandboxUrl = me?.mode.sandbox === true ? me.mode.sandboxUrl : null
  return (
    <>
      <AppShell
        variant={variant}
        homeHref={home}
        title={props.title}
        nav={props.nav}
        navEnd={props.navEnd}
        bottomHrefs={props.bottomHrefs}
        search={props.search}
        drawerOpen={props.drawerOpen}
        account={{
          name: me?.user.name ?? '',
          email: me?.user.email ?? '',
          onSignOut: () => void signOut(home),
          onShowShortcuts: () => setShortcutsOpen(true),
        }}
        topEnd={
          <>
            {sandboxUrl !== null && !hasSandboxBar && <SandboxTag href={sandboxUrl} />}
            {props.beforeLive}
            <LiveBadge state={state} lastUpdateAt={lastUpdateMs} onToggle={live.togglePause} />
            {props.afterLive}
          </>
        }
        strips={
          <>
            <OfflineBanner lastUpdateAt={lastUpdateMs} />
            {sandboxUrl !== null && hasSandboxBar && <SandboxBar href={sandboxUrl} />}
            {props.strips}
          </>
        }
      >
        {me === undefined ? <SkeletonCard rows={8} /> : <Outlet />}
      </AppShell>
      {areShortcutsOpen && (
        <Suspense>
          <ShortcutsDialog
            open
            onOpenChange={setShortcutsOpen}
            shortcuts={[
              ...(props.shortcuts ?? []),
              ...pages.flatMap(({ key, label }) =>
                key === undefined ? [] : [{ keys: ['g', key], action: label }],
              ),
            ]}
          />
        </Suspense>
      )}
      {isPaletteOpen && (
        <Suspense>
          <props.palette pages={pages} onOpen={open} onClose={() => setPaletteOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

/** Follows the server while the frame is on the screen and its user belongs here. */
function useFollowing(isHere: boolean): void {
  const { live } = useLive()
  useEffect(() => {
    if (!isHere) return
    live.start()
    return () => live.stop()
  }, [live, isHere])
}
