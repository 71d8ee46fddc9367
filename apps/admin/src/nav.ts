import type { NavItem } from '@booster/ui/layout/nav-item'
import { ADMIN_PATHS } from '@booster/web/address/paths'
import type { I18n } from '@lingui/core'
import {
  Bell,
  Cpu,
  Gauge,
  HandCoins,
  LayoutDashboard,
  MailCheck,
  MailX,
  Scale,
  ScrollText,
  Settings,
  UserCog,
  Users,
} from 'lucide-react'

/** The side navigation, with how many alerts and requests wait for somebody. */
export function navOf(input: {
  readonly i18n: I18n
  readonly path: string
  readonly openAlerts: number
  readonly openTopUps: number
  readonly hasEmergency: boolean
}): readonly NavItem[] {
  const { i18n, path, openAlerts, openTopUps, hasEmergency } = input
  const items: readonly NavItem[] = [
    { href: ADMIN_PATHS.dashboard, label: i18n.t('Ringkasan'), icon: LayoutDashboard, key: 'r' },
    {
      href: ADMIN_PATHS.credits,
      label: i18n.t('Kredit penyedia'),
      shortLabel: i18n.t('Kredit'),
      icon: Gauge,
      key: 'k',
    },
    {
      href: ADMIN_PATHS.alerts,
      label: i18n.t({ id: 'alerts', message: 'Peringatan' }),
      icon: Bell,
      key: 'p',
      count: openAlerts === 0 ? undefined : openAlerts,
      alert: hasEmergency,
    },
    {
      href: ADMIN_PATHS.engine,
      label: i18n.t('Mesin & Antrean'),
      shortLabel: i18n.t('Mesin'),
      icon: Cpu,
      key: 'm',
    },
    { href: ADMIN_PATHS.delivery, label: i18n.t('Pengiriman'), icon: MailX, key: 'd' },
    {
      href: ADMIN_PATHS.sending,
      label: i18n.t('Cek pengiriman'),
      shortLabel: i18n.t('Cek kirim'),
      icon: MailCheck,
      key: 'c',
    },
    {
      href: ADMIN_PATHS.topUps,
      label: i18n.t('Isi ulang kredit'),
      icon: HandCoins,
      key: 't',
      count: openTopUps === 0 ? undefined : openTopUps,
    },
    { href: ADMIN_PATHS.affiliates, label: i18n.t('Affiliate'), icon: Users, key: 'a' },
    { href: ADMIN_PATHS.users, label: i18n.t('Pengguna'), icon: UserCog, key: 'u' },
    { href: ADMIN_PATHS.integrity, label: i18n.t('Integritas'), icon: Scale, key: 'i' },
    { href: ADMIN_PATHS.audit, label: i18n.t('Jejak audit'), icon: ScrollText, key: 'j' },
    { href: ADMIN_PATHS.settings, label: i18n.t('Pengaturan'), icon: Settings, key: 's' },
  ]
  return items.map((item) => ({ ...item, current: isAt(path, item.href) }))
}

/** A page below one of the navigation belongs to it. */
function isAt(path: string, href: string): boolean {
  const here = path.replace(/\/$/, '')
  const there = href.replace(/\/$/, '')
  return here === there || (there !== '/admin' && here.startsWith(`${there}/`))
}
