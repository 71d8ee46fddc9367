import type { NavItem } from '@booster/ui/layout/nav-item'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import type { I18n, MessageDescriptor } from '@lingui/core'
import {
  ChartColumn,
  Coins,
  FileText,
  Inbox,
  LayoutDashboard,
  type LucideIcon,
  Route,
  Settings,
  Users,
  Workflow,
} from 'lucide-react'

/** One page of the app: its place in the side navigation, on the phone's bar or behind "Lainnya". */
interface NavPage {
  readonly href: string
  readonly label: MessageDescriptor
  /** For the phone's bar, where the label is too long. */
  readonly shortLabel?: MessageDescriptor
  readonly icon: LucideIcon
  /** After `g` on the keyboard. */
  readonly key: string
  /** Addresses below it belong to it too. */
  readonly hasPagesBelow?: true
  /** On the phone's bar. It has room for four; the others stand behind "Lainnya". */
  readonly isOnBar?: true
  /** At the lower end of the side navigation. */
  readonly isAtEnd?: true
}

/** Every page in its order. A new page adds its line here; what counts beside it comes from `navOf`. */
const PAGES: readonly NavPage[] = [
  {
    href: AFFILIATE_PATHS.overview,
    label: /*i18n*/ { id: 'Ringkasan' },
    icon: LayoutDashboard,
    key: 'r',
    isOnBar: true,
  },
  {
    href: AFFILIATE_PATHS.automations,
    label: /*i18n*/ { id: 'Alur Email' },
    shortLabel: /*i18n*/ { id: 'nav.automations.short', message: 'Alur' },
    icon: Workflow,
    key: 'a',
    hasPagesBelow: true,
    isOnBar: true,
  },
  {
    href: AFFILIATE_PATHS.forms,
    label: /*i18n*/ { id: 'Formulir' },
    icon: FileText,
    key: 'f',
    hasPagesBelow: true,
  },
  { href: AFFILIATE_PATHS.jobs, label: /*i18n*/ { id: 'Antrean' }, icon: Inbox, key: 'n', isOnBar: true },
  { href: AFFILIATE_PATHS.runs, label: /*i18n*/ { id: 'Progres lead' }, icon: Route, key: 'p' },
  {
    href: AFFILIATE_PATHS.delivery,
    label: /*i18n*/ { id: 'Hasil email' },
    icon: ChartColumn,
    key: 'h',
  },
  {
    href: AFFILIATE_PATHS.leads,
    label: /*i18n*/ { id: 'nav.leads', message: 'Lead' },
    icon: Users,
    key: 'l',
    hasPagesBelow: true,
  },
  { href: AFFILIATE_PATHS.credits, label: /*i18n*/ { id: 'Kredit' }, icon: Coins, key: 'c', isOnBar: true },
  {
    href: AFFILIATE_PATHS.settings,
    label: /*i18n*/ { id: 'Pengaturan' },
    icon: Settings,
    key: 's',
    isAtEnd: true,
  },
]

/** The side navigation, with what waits beside the queue; those of its lower end apart. */
export function navOf(input: {
  readonly i18n: I18n
  readonly path: string
  readonly pendingJobs: number | undefined
}): { readonly nav: readonly NavItem[]; readonly navEnd: readonly NavItem[] } {
  const { i18n, path, pendingJobs } = input
  const counts: Readonly<Record<string, number | undefined>> = { [AFFILIATE_PATHS.jobs]: pendingJobs }
  const itemOf = (page: NavPage): NavItem => ({
    href: page.href,
    label: i18n._(page.label),
    shortLabel: page.shortLabel && i18n._(page.shortLabel),
    icon: page.icon,
    key: page.key,
    current: isAt(path, page),
    count: counts[page.href] || undefined,
  })
  return {
    nav: PAGES.filter((page) => !page.isAtEnd).map(itemOf),
    navEnd: PAGES.filter((page) => page.isAtEnd).map(itemOf),
  }
}

/** The items of the phone's bottom bar. */
export const BOTTOM_HREFS: readonly string[] = PAGES.filter((page) => page.isOnBar).map((page) => page.href)

/** The page's name, for the phone's top bar and the window. */
export function titleOf(i18n: I18n, path: string): string {
  const page = PAGES.find((each) => isAt(path, each))
  return page === undefined ? i18n.t('Halaman tidak ada') : i18n._(page.label)
}

function isAt(path: string, page: NavPage): boolean {
  const here = withoutSlash(path)
  const there = withoutSlash(page.href)
  return here === there || (page.hasPagesBelow === true && here.startsWith(`${there}/`))
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, '')
}
