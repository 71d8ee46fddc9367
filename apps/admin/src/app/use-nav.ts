import type { NavItem } from '@booster/ui/layout/app-shell'
import { useLingui } from '@lingui/react'
import { useRouterState } from '@tanstack/react-router'
import { Bell, Cpu, Gauge, LayoutDashboard, Scale, Users } from 'lucide-react'
import type { Dashboard } from '../features/dashboard/use-dashboard.ts'

/** The pages there are, the current one, and how many alerts wait for somebody. */
export function useNav(dashboard: Dashboard | undefined): readonly NavItem[] {
  const { i18n } = useLingui()
  const path = useRouterState({ select: ({ location }) => location.pathname.replace(/^\/admin/, '') || '/' })
  const open = dashboard?.alertCounts.open ?? 0
  const emergency = dashboard?.alerts.some((alert) => alert.level === 'emergency' && alert.state === 'open')
  const items: readonly NavItem[] = [
    { href: '/admin/', label: i18n.t('Ringkasan'), icon: LayoutDashboard },
    { href: '/admin/credits', label: i18n.t('Kredit Provider'), shortLabel: i18n.t('Kredit'), icon: Gauge },
    {
      href: '/admin/alerts',
      label: i18n.t({ id: 'alerts', message: 'Peringatan' }),
      icon: Bell,
      count: open === 0 ? undefined : open,
      alert: emergency,
    },
    { href: '/admin/engine', label: i18n.t('Mesin & Antrean'), shortLabel: i18n.t('Mesin'), icon: Cpu },
    { href: '/admin/affiliates', label: i18n.t('Affiliate'), icon: Users },
    { href: '/admin/integrity', label: i18n.t('Integritas'), icon: Scale },
  ]
  return items.map((item) => ({ ...item, current: item.href === `/admin${path}` }))
}
