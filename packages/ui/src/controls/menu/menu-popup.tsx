import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { UiLink } from '../link.tsx'
import type { ActionMenuItem } from './action-menu-item.ts'
import type { MenuChoice } from './menu-choice.ts'

export interface MenuPopupProps {
  /** The button it hangs on and gives the focus back to. */
  readonly anchor: RefObject<HTMLElement | null>
  readonly label: string
  readonly onClose: () => void
  readonly align: 'start' | 'end'
  readonly header?: ReactNode
  readonly items?: readonly ActionMenuItem[] | undefined
  readonly choice?: MenuChoice | undefined
}

/** The open menu. Loaded when the first menu is wanted: it is the heaviest part of all (see MenuButton). */
export function MenuPopup({ anchor, label, onClose, align, header, items = [], choice }: MenuPopupProps) {
  return (
    <Menu.Root
      open
      modal={false}
      onOpenChange={(open, details) => {
        // A click on the button itself is the button's to answer, else it would close and open again.
        const target = details.event.target
        const onAnchor = target instanceof Node && anchor.current?.contains(target)
        if (!open && !(details.reason === 'outside-press' && onAnchor)) onClose()
      }}
    >
      <Menu.Portal>
        <Menu.Positioner anchor={anchor} className="layer" sideOffset={6} align={align} collisionPadding={8}>
          <Menu.Popup className="menu" aria-label={label} finalFocus={anchor}>
            {header}
            {items.map((item) => (
              <ActionItem key={item.label} item={item} />
            ))}
            {choice && <ChoiceItems {...choice} />}
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

function ChoiceItems({ value, options, onValueChange }: MenuChoice) {
  return (
    <Menu.RadioGroup value={value} onValueChange={onValueChange}>
      {options.map((option) => (
        <Menu.RadioItem key={option.value} value={option.value} className="menu__item" closeOnClick>
          {option.label}
          <Menu.RadioItemIndicator className="menu__end">
            <Check className="icon icon--sm" />
          </Menu.RadioItemIndicator>
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  )
}
