import type { LucideIcon } from 'lucide-react'

/** One page in the navigation. */
export interface NavItem {
  readonly href: string
  readonly label: string
  /** The short form for the bottom bar ("Alur"). */
  readonly shortLabel?: string | undefined
  readonly icon: LucideIcon
  /** After `g` on the keyboard it leads here. */
  readonly key?: string | undefined
  readonly current?: boolean | undefined
  readonly count?: number | undefined
  /** The count is an emergency: solid red. */
  readonly alert?: boolean | undefined
}
