import type { NavItem } from '@booster/ui/layout/app-shell'
import type { I18n } from '@lingui/core'
import { Coins, Inbox, LayoutDashboard, Route, Workflow } from 'lucide-react'
import { HOME, PATHS } from '../session/paths.ts'

/** The side navigation, with what waits beside the queue. */
export function navOf(i18n: I18n, path: string, pendingJobs: number | undefined): readonly NavItem[] {
  return [
    { href: PATHS.overview, label: i18n.t('Ringkasan'), icon: LayoutDashboard, current: isAt(path, HOME) },
    {
      href: PATHS.automation,
      label: i18n.t('Alur Email'),
      shortLabel: i18n.t({ id: 'nav.automations.short', message: 'Alur' }),
      icon: Workflow,
      current: path.startsWith(PATHS.automation),
    },
    {
      href: PATHS.jobs,
      label: i18n.t('Antrean'),
      icon: Inbox,
      current: isAt(path, PATHS.jobs),
      count: pendingJobs === 0 ? undefined : pendingJobs,
    },
    {
      href: PATHS.runs,
      label: i18n.t('Perjalanan Lead'),
      shortLabel: i18n.t('Perjalanan'),
      icon: Route,
      current: isAt(path, PATHS.runs),
    },
    { href: PATHS.credits, label: i18n.t('Kredit'), icon: Coins, current: isAt(path, PATHS.credits) },
  ]
}

/** The page's name, for the phone's top bar and the window. */
export function titleOf(i18n: I18n, path: string): string {
  if (isAt(path, PATHS.runs)) return i18n.t('Perjalanan')
  return navOf(i18n, path, undefined).find((item) => item.current)?.label ?? i18n.t('Halaman tidak ada')
}

function isAt(path: string, href: string): boolean {
  return path.replace(/\/$/, '') === href.replace(/\/$/, '')
}
