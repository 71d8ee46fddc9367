import { useShortcut } from '@booster/ui/controls/shortcut'
import { ErrorPage } from '@booster/ui/feedback/error-page'
import { LiveBadge } from '@booster/ui/feedback/live-badge'
import { OfflineBanner } from '@booster/ui/feedback/offline-banner'
import { toast } from '@booster/ui/feedback/toast'
import { requestIdOf } from '@booster/ui/format/request-id'
import { AppShell } from '@booster/ui/layout/app-shell'
import { CreditChip } from '@booster/ui/layout/credit-chip'
import { SandboxBar } from '@booster/ui/layout/sandbox-bar'
import { SandboxTag } from '@booster/ui/status/sandbox-tag'
import { useLingui } from '@lingui/react'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { live } from '../live/live.ts'
import { useLive } from '../live/use-live.ts'
import { HOME, PATHS, SIGN_IN_PATH } from '../session/paths.ts'
import { signOut } from '../session/sign-in.ts'
import { useSession } from '../session/use-session.ts'
import { factsOf } from '../words/error-facts.ts'
import { navOf, titleOf } from './nav.ts'
import { TopSearch } from './top-search.tsx'
import { usePath } from './use-path.ts'

const ShortcutsDialog = lazy(async () => ({
  default: (await import('@booster/ui/layout/shortcuts-dialog')).ShortcutsDialog,
}))
const DemoClock = lazy(async () => ({ default: (await import('../features/demo/demo-clock.tsx')).DemoClock }))

/** The frame around every page: who is signed in, navigation, search, live state, what mode this is. */
export function Shell() {
  const { i18n } = useLingui()
  const session = useSession()
  const { state, lastUpdateMs } = useLive()
  const [shortcutsOpen, setShortcutsOpen] = useState(false)
  const path = usePath()
  useShortcut('?', () => setShortcutsOpen(true), !shortcutsOpen)
  const drawerOpen = useRouterState({
    select: ({ location }) => location.pathname.endsWith('/jobs') && 'job' in location.search,
  })
  const me = session.data
  const isAdmin = me?.user.role === 'admin'
  useEffect(() => {
    if (isAdmin) location.assign('/admin/')
  }, [isAdmin])
  useEffect(() => {
    document.title = `${titleOf(i18n, path)} · Affiliate Booster`
  }, [i18n, path])

  if (me === undefined && session.error !== null) {
    const status = factsOf(session.error).httpStatus
    if (status === 401) return null
    return (
      <ErrorPage
        status={status === 403 ? 403 : 500}
        homeHref={HOME}
        requestId={requestIdOf(session.error)}
        onRetry={() => void session.refetch()}
      />
    )
  }
  const isHome = `${path}/`.replace('//', '/') === HOME
  const demoClock = (form: 'tag' | 'strip') =>
    me?.mode.demo === true && (
      <Suspense>
        <DemoClock form={form} />
      </Suspense>
    )
  const sandboxUrl = me?.mode.sandbox === true ? me.mode.sandboxUrl : null
  return (
    <>
      <AppShell
        variant="affiliate"
        homeHref={HOME}
        title={titleOf(i18n, path)}
        nav={navOf(i18n, path, me?.counts?.pendingJobs)}
        bottomHrefs={[PATHS.overview, PATHS.automation, PATHS.jobs, PATHS.credits]}
        search={<TopSearch />}
        account={{
          name: me?.user.name ?? '',
          email: me?.user.email ?? '',
          onSignOut: () => void leave(i18n.t('Belum keluar: server tidak terjangkau.')),
          onShowShortcuts: () => setShortcutsOpen(true),
        }}
        topEnd={
          <>
            {sandboxUrl !== null && !isHome && <SandboxTag href={sandboxUrl} />}
            {demoClock('tag')}
            <LiveBadge state={state} lastUpdateAt={lastUpdateMs} onToggle={live.togglePause} />
            {me?.credit && <CreditChip credits={me.credit.available} href={PATHS.credits} />}
          </>
        }
        strips={
          <>
            <OfflineBanner lastUpdateAt={lastUpdateMs} />
            {sandboxUrl !== null && isHome && <SandboxBar href={sandboxUrl} />}
            {isHome && demoClock('strip')}
          </>
        }
        drawerOpen={drawerOpen}
      >
        {me !== undefined && !isAdmin && <Outlet />}
      </AppShell>
      {shortcutsOpen && (
        <Suspense>
          <ShortcutsDialog
            open={shortcutsOpen}
            onOpenChange={setShortcutsOpen}
            shortcuts={[{ keys: ['j', 'k'], deed: i18n.t('Email berikutnya atau sebelumnya di laci') }]}
          />
        </Suspense>
      )}
    </>
  )
}

async function leave(failedText: string): Promise<void> {
  if (await signOut()) location.assign(SIGN_IN_PATH)
  else toast.error({ text: failedText })
}
