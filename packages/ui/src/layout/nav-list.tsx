import { clsx } from 'clsx'
import { UiLink } from '../controls/link.tsx'
import { Num } from '../data/num.tsx'
import type { NavItem } from './nav-item.ts'

/** The items of the navigation, each with what waits behind it. */
export function NavList({ items, end }: { readonly items: readonly NavItem[]; readonly end?: boolean }) {
  return (
    <ul className={end ? 'nav__list nav__list--end' : 'nav__list'}>
      {items.map((item) => (
        <li key={item.href}>
          <UiLink className="nav__item" href={item.href} aria-current={item.current ? 'page' : undefined}>
            <item.icon className="icon" />
            {item.label}
            {item.count !== undefined && (
              <span className={clsx('nav__count', item.alert && 'nav__count--alert')}>
                <Num value={item.count} />
              </span>
            )}
          </UiLink>
        </li>
      ))}
    </ul>
  )
}
