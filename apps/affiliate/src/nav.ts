import type { NavItem } from '@booster/ui/layout/nav-item'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import type { I18n } from '@lingui/core'
import { Coins, Inbox, LayoutDashboard, Route, Workflow } from 'lucide-react'

/** The side navigation, with what waits beside the queue. */
export function navOf(i18n: I18n, path: string, pendingJobs: number | undefined): readonly NavItem[] {
  return [
    {
      href: AFFILIATE_PATHS.overview,
      label: i18n.t('Ringkasan'),
      icon: LayoutDashboard,
      current: isAt(path, AFFILIATE_PATHS.overview),
    },
    {
      href: AFFILIATE_PATHS.automations,
      label: i18n.t('Alur Email'),
      shortLabel: i18n.t({ id: 'nav.automations.short', message: 'Alur' }),
      icon: Workflow,
      current: path.startsWith(AFFILIATE_PATHS.automations),
    },
    {
      href: AFFILIATE_PATHS.jobs,
      label: i18n.t('Antrean'),
      icon: Inbox,
      current: isAt(path, AFFILIATE_PATHS.jobs),
      count: pendingJobs === 0 ? undefined : pendingJobs,
    },
    {
      href: AFFILIATE_PATHS.runs,
      label: i18n.t('Perjalanan Lead'),
      shortLabel: i18n.t('Perjalanan'),
      icon: Route,
      current: isAt(path, AFFILIATE_PATHS.runs),
    },
    {
      href: AFFILIATE_PATHS.credits,
      label: i18n.t('Kredit'),
      icon: Coins,
      current: isAt(path, AFFILIATE_PATHS.credits),
    },
  ]
}

/** The items of the phone's bottom bar. */
export const BOTTOM_HREFS = [
  AFFILIATE_PATHS.overview,
  AFFILIATE_PATHS.automations,
  AFFILIATE_PATHS.jobs,
  AFFILIATE_PATHS.credits,
]

/** The page's name, for the phone's top bar and the window. */
export function titleOf(i18n: I18n, path: string): string {
  if (isAt(path, AFFILIATE_PATHS.runs)) return i18n.t('Perjalanan')
  return navOf(i18n, path, undefined).find((item) => item.current)?.label ?? i18n.t('Halaman tidak ada')
}

function isAt(path: string, href: string): boolean {
  return path.replace(/\/$/, '') === href.replace(/\/$/, '')
}
