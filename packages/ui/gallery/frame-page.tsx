import {
  Bell,
  Coins,
  FileText,
  Gauge,
  Inbox,
  LayoutDashboard,
  Plus,
  Route,
  Settings,
  Users,
  Workflow,
  Zap,
} from 'lucide-react'
import { useState } from 'react'
import { Button } from '../src/controls/button.tsx'
import { SearchBox } from '../src/controls/search-box.tsx'
import { Time } from '../src/data/time.tsx'
import { LiveBadge } from '../src/feedback/live-badge.tsx'
import { OfflineBanner } from '../src/feedback/offline-banner.tsx'
import { AppShell } from '../src/layout/app-shell.tsx'
import { CreditChip } from '../src/layout/credit-chip.tsx'
import type { NavItem } from '../src/layout/nav-item.ts'
import { PageHead } from '../src/layout/page-head.tsx'
import { SandboxBar } from '../src/layout/sandbox-bar.tsx'
import { CreditLevelBadge } from '../src/status/credit-level-badge.tsx'
import { SandboxTag } from '../src/status/sandbox-tag.tsx'
import { DataSections } from './data-sections.tsx'

const affiliateNav: readonly NavItem[] = [
  { href: '#1', label: 'Ringkasan', icon: LayoutDashboard, current: true },
  { href: '#2', label: 'Alur Email', shortLabel: 'Alur', icon: Workflow },
  { href: '#3', label: 'Antrean', icon: Inbox, count: 412 },
  { href: '#4', label: 'Perjalanan Lead', icon: Route },
  { href: '#5', label: 'Lead', icon: Users },
  { href: '#6', label: 'Formulir', icon: FileText },
  { href: '#7', label: 'Kredit', icon: Coins },
]

const adminNav: readonly NavItem[] = [
  { href: '#1', label: 'Ringkasan', icon: LayoutDashboard, current: true },
  { href: '#2', label: 'Kredit Provider', shortLabel: 'Kredit', icon: Gauge },
  { href: '#3', label: 'Peringatan', icon: Bell, count: 3, alert: true },
  { href: '#4', label: 'Affiliate', icon: Users },
]

export function FramePage({ variant }: { readonly variant: 'affiliate' | 'admin' }) {
  const [term, setTerm] = useState('')
  const admin = variant === 'admin'
  return (
    <AppShell
      variant={variant}
      homeHref="#frame"
      title="Ringkasan"
      nav={admin ? adminNav : affiliateNav}
      navEnd={[{ href: '#9', label: 'Pengaturan', icon: Settings }]}
      bottomHrefs={admin ? undefined : ['#1', '#2', '#3', '#7']}
      search={<SearchBox term={term} onTermChange={setTerm} placeholder="Cari lead, alur, atau ID" />}
      account={{
        name: 'Budi Santoso',
        email: 'budi@demo.test',
        onSignOut: () => undefined,
        settingsHref: '#9',
        onShowShortcuts: () => undefined,
      }}
      topEnd={
        <>
          {admin && <SandboxTag href="#sandbox" />}
          <LiveBadge state="live" lastUpdateAt={Date.now()} onToggle={() => undefined} />
          {admin ? (
            <CreditLevelBadge level="healthy">Sehat · 429.405</CreditLevelBadge>
          ) : (
            <CreditChip credits={2480} href="#7" />
          )}
        </>
      }
      strips={
        <>
          <OfflineBanner lastUpdateAt={Date.now()} />
          {!admin && <SandboxBar href="#sandbox" />}
        </>
      }
    >
      <PageHead
        title="Ringkasan"
        note={
          <>
            <Time at="2026-11-20T07:00:00Z" form="weekday-date" /> · zona WIB
          </>
        }
        actions={
          <>
            <Button icon={Zap}>Picu manual</Button>
            <Button icon={Plus} variant="primary">
              Buat alur
            </Button>
          </>
        }
      />
      <div className="sheet" style={{ padding: 0 }}>
        <DataSections />
      </div>
    </AppShell>
  )
}
