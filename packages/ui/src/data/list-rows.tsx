import type { LucideIcon } from 'lucide-react'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { UiLink } from '../controls/link.tsx'
import type { Tone } from '../status/tone.ts'

export interface ListRowProps {
  readonly title: ReactNode
  readonly note?: ReactNode
  /** The square at the left, coloured by `tone`. */
  readonly icon?: LucideIcon | undefined
  readonly tone?: Tone | undefined
  /** Before the text where there is no icon (a time). */
  readonly lead?: ReactNode
  /** At the right edge: one small button, a number, a sparkline. */
  readonly children?: ReactNode
  /** The whole row is a link on phones, where `children` (its button) is hidden. */
  readonly phoneHref?: string | undefined
}

/** The rows of a card: `<ul>` with rules between. */
export function List({
  children,
  label,
}: {
  readonly children: ReactNode
  readonly label?: string | undefined
}) {
  return (
    <ul className="list" aria-label={label}>
      {children}
    </ul>
  )
}

/** One row: icon, two lines, and what belongs at the right. */
export function ListRow({ title, note, icon: Shape, tone, lead, children, phoneHref }: ListRowProps) {
  return (
    <li className={phoneHref ? 'list__row list__row--linked' : 'list__row'} data-state={tone}>
      {Shape && (
        <span className="list__icon">
          <Shape className="icon" />
        </span>
      )}
      {lead}
      <div className="list__text">
        <span className="cell-main">{title}</span>
        {note !== undefined && <span className="cell-sub">{note}</span>}
      </div>
      {children !== undefined && <span className="list__end">{children}</span>}
      {phoneHref && (
        <UiLink
          className="list__open"
          href={phoneHref}
          aria-label={typeof title === 'string' ? title : undefined}
        >
          <ChevronRight className="icon" />
        </UiLink>
      )}
    </li>
  )
}
