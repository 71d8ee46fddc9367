import type { LucideIcon } from 'lucide-react'

/** One action of a menu. */
export interface ActionMenuItem {
  readonly label: string
  readonly icon?: LucideIcon | undefined
  /** Either an action or an address. */
  readonly onSelect?: (() => void) | undefined
  readonly href?: string | undefined
  readonly danger?: boolean | undefined
  /** Off, with the reason under the label. */
  readonly disabledReason?: string | undefined
}
