import { Ellipsis } from 'lucide-react'
import type { ComponentProps, ReactElement, ReactNode } from 'react'
import type { ActionMenuItem } from './action-menu-item.ts'
import { MenuButton } from './menu-button.tsx'

export interface ActionMenuProps {
  /** Names the button ("Aksi untuk Dewi Lestari"). */
  readonly label: string
  readonly items: readonly ActionMenuItem[]
  /** The button that opens it, without onClick; default: three dots. */
  readonly trigger?: ReactElement<ComponentProps<'button'>> | undefined
  /** Above the items. */
  readonly header?: ReactNode
}

/** A menu of actions behind one button. */
export function ActionMenu({ label, items, trigger, header }: ActionMenuProps) {
  const dots = (
    <button type="button" className="button button--icon button--ghost button--sm">
      <Ellipsis className="icon" />
    </button>
  )
  return <MenuButton label={label} items={items} header={header} trigger={trigger ?? dots} />
}
