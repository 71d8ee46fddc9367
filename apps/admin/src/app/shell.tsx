import type { RouterOutputs } from '@booster/trpc/react'
import { SearchBox } from '@booster/ui/controls/search-box'
import { usePhone } from '@booster/ui/device/use-phone'
import { LiveBadge } from '@booster/ui/feedback/live-badge'
import { OfflineBanner } from '@booster/ui/feedback/offline-banner'
import { AppShell } from '@booster/ui/layout/app-shell'
import { ShortcutsDialog } from '@booster/ui/layout/shortcuts-dialog'
import { SandboxTag } from '@booster/ui/status/sandbox-tag'
import { useLingui } from '@lingui/react'
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { ProviderBadge } from '../features/credits/provider-badge.tsx'
import { useDashboard } from '../features/dashboard/use-dashboard.ts'
import { signOut } from '../features/session/sign-out.ts'
import { livePause } from './live-pause.ts'
import { useLive } from './use-live.ts'
import { useNav } from './use-nav.ts'

/** The frame around every page: navigation, search, live badge, provider badge, account. */
export function Shell({ me }: { readonly me: RouterOutputs['session']['me'] }) {
  const { i18n } = useLingui()
  const [shortcutsOpen, setShortcutsOpen] = useState(false)
  const dashboard = useDashboard()
  const live = useLive()
  const nav = useNav(dashboard.data)
  const phone = usePhone()
  const here = nav.find((item) => item.current)
  const title = (phone ? here?.shortLabel : undefined) ?? here?.label ?? i18n.t('Ringkasan')
  const lastUpdateAt = dashboard.dataUpdatedAt || null
  useEffect(() => {
    document.title = `${title} · Admin`
  }, [title])
  return (
    <AppShell
      variant="admin"
      homeHref="/admin/"
      title={title}
      nav={nav}
      search={<AffiliateSearch />}
      account={{
        name: me.user.name,
        email: me.user.email,
        onSignOut: () => void signOut(),
        onShowShortcuts: () => setShortcutsOpen(true),
      }}
      topEnd={
        <>
          {me.mode.sandbox && <SandboxTag href={me.mode.sandboxUrl ?? '/'} />}
          <LiveBadge state={live} lastUpdateAt={lastUpdateAt} onToggle={livePause.toggle} />
          {dashboard.data && <ProviderBadge credit={dashboard.data.credit} />}
        </>
      }
      strips={<OfflineBanner lastUpdateAt={lastUpdateAt} />}
    >
      <Outlet />
      <ShortcutsDialog open={shortcutsOpen} onOpenChange={setShortcutsOpen} />
    </AppShell>
  )
}

/** One search for the whole app: it leads to the list of affiliates. */
function AffiliateSearch() {
  const { i18n } = useLingui()
  const navigate = useNavigate()
  const { there, term } = useRouterState({
    select: ({ location }) => ({
      there: location.pathname === '/affiliates' || location.pathname === '/admin/affiliates',
      term: typeof location.search.q === 'string' ? location.search.q : '',
    }),
  })
  return (
    <SearchBox
      term={there ? term : ''}
      placeholder={i18n.t('Cari affiliate atau email')}
      onTermChange={(q) => {
        if (q === '' && !there) return
        void navigate({ to: '/affiliates', search: { q: q || undefined }, replace: there })
      }}
    />
  )
}
