import { Ellipsis, type LucideIcon } from 'lucide-react'
import type { ComponentProps, ReactElement, ReactNode } from 'react'
import { MenuButton } from './menu-button.tsx'

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
  /** The button that opens it, without onClick; default: three dots. */
  readonly trigger?: ReactElement<ComponentProps<'button'>> | undefined
  /** Above the items. */
  readonly header?: ReactNode
}

/** A menu of deeds behind one button. */
export function ActionMenu({ label, items, trigger, header }: ActionMenuProps) {
  const dots = (
    <button type="button" className="button button--icon button--ghost button--sm">
      <Ellipsis className="icon" />
    </button>
  )
  return <MenuButton label={label} items={items} header={header} trigger={trigger ?? dots} />
}
