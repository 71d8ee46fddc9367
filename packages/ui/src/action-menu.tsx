import { Menu } from '@base-ui/react/menu'
import { Ellipsis, type LucideIcon } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { UiLink } from './link.tsx'

export interface ActionMenuItem {
  readonly label: string
  readonly icon?: LucideIcon | undefined
  /** Either a deed or an address. */
  readonly onSelect?: (() => void) | undefined
  readonly href?: string | undefined
  readonly danger?: boolean | undefined
  /** Off, with the reason under the label. */
  readonly disabledReason?: string | undefined
}

export interface ActionMenuProps {
  /** Names the button ("Aksi untuk Dewi Lestari"). */
  readonly label: string
  readonly items: readonly ActionMenuItem[]
  /** The button that opens it; default: three dots. */
  readonly trigger?: ReactElement | undefined
  /** Above the items. */
  readonly header?: ReactNode
}

/** A menu of deeds behind one button. */
export function ActionMenu({ label, items, trigger, header }: ActionMenuProps) {
  return (
    <Menu.Root modal={false}>
      {trigger ? (
        <Menu.Trigger render={trigger} aria-label={label} />
      ) : (
        <Menu.Trigger className="button button--icon button--ghost button--sm" aria-label={label}>
          <Ellipsis className="icon" />
        </Menu.Trigger>
      )}
      <Menu.Portal>
        <Menu.Positioner className="layer" sideOffset={6} align="end" collisionPadding={8}>
          <Menu.Popup className="menu">
            {header}
            {items.map((item) => (
              <ActionItem key={item.label} item={item} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

function ActionItem({ item }: { readonly item: ActionMenuItem }) {
  const Shape = item.icon
  const className = item.danger ? 'menu__item menu__item--danger' : 'menu__item'
  const inside = (
    <>
      {Shape && <Shape className="icon" />}
      <span>
        {item.label}
        {item.disabledReason !== undefined && <span className="cell-sub">{item.disabledReason}</span>}
      </span>
    </>
  )
  if (item.href !== undefined) {
    return (
      <Menu.LinkItem className={className} render={<UiLink href={item.href} />} closeOnClick>
        {inside}
      </Menu.LinkItem>
    )
  }
  return (
    <Menu.Item className={className} disabled={item.disabledReason !== undefined} onClick={item.onSelect}>
      {inside}
    </Menu.Item>
  )
}
