import type { NavItem } from '@booster/ui/app-shell'
import type { I18n } from '@lingui/core'
import { Coins, Inbox, LayoutDashboard, Route, Workflow } from 'lucide-react'
import { home, paths } from '../session/paths.ts'

/** The side navigation, with what waits beside the queue. */
export function navOf(i18n: I18n, path: string, pendingJobs: number | undefined): readonly NavItem[] {
  return [
    { href: paths.overview, label: i18n.t('Ringkasan'), icon: LayoutDashboard, current: isAt(path, home) },
    {
      href: paths.automation,
      label: i18n.t('Alur Email'),
      shortLabel: i18n.t('Alur'),
      icon: Workflow,
      current: path.startsWith(paths.automation),
    },
    {
      href: paths.jobs,
      label: i18n.t('Antrean'),
      icon: Inbox,
      current: isAt(path, paths.jobs),
      count: pendingJobs,
    },
    { href: paths.runs, label: i18n.t('Perjalanan Lead'), icon: Route, current: isAt(path, paths.runs) },
    { href: paths.credits, label: i18n.t('Kredit'), icon: Coins, current: isAt(path, paths.credits) },
  ]
}

/** The page's name, for the phone's top bar and the window. */
export function titleOf(i18n: I18n, path: string): string {
  return navOf(i18n, path, undefined).find((item) => item.current)?.label ?? i18n.t('Ringkasan')
}

const isAt = (path: string, href: string): boolean => path.replace(/\/$/, '') === href.replace(/\/$/, '')
