import { ArrowDownRight, ArrowUpRight, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { UiLink } from '../controls/link.tsx'
import { ExplainButton } from './explain-button.tsx'
import { Num } from './num.tsx'

export interface StatTileProps {
  readonly label: string
  readonly icon?: LucideIcon | undefined
  /** A number is formatted; anything else is shown as it is. */
  readonly value: number | ReactNode
  readonly unit?: ReactNode
  readonly note?: ReactNode
  /** A change as share of 1, before the note: `0.12` draws an arrow up and 12%. `good` colours it. */
  readonly change?: { readonly share: number; readonly good: boolean } | undefined
  /** The list this number counts. */
  readonly href?: string | undefined
  /** How the number is defined; shown on hover, focus and tap of a small button. */
  readonly explain?: string | undefined
}

/** The ruled strip of two to four numbers. */
export function StatTiles({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <section className="tiles" aria-label={label}>
      {children}
    </section>
  )
}

/** One number of the strip, leading to the list behind it. */
export function StatTile({ label, icon: Shape, value, unit, note, change, href, explain }: StatTileProps) {
  const inside = (
    <>
      <span className="tile__label">
        {Shape && <Shape className="icon" />}
        {label}
      </span>
      <span className="tile__value">
        {typeof value === 'number' ? <Num value={value} /> : value}
        {unit !== undefined && <span className="tile__unit"> {unit}</span>}
      </span>
      {(note !== undefined || change) && (
        <span className="tile__note">
          {change && <Change {...change} />} {note}
        </span>
      )}
    </>
  )
  if (explain !== undefined) {
    return (
      <div className="tile tile--explained">
        {href === undefined ? (
          <div className="tile__body">{inside}</div>
        ) : (
          <UiLink className="tile__body" href={href}>
            {inside}
          </UiLink>
        )}
        <ExplainButton label={label} text={explain} />
      </div>
    )
  }
  if (href === undefined) return <div className="tile">{inside}</div>
  return (
    <UiLink className="tile" href={href}>
      {inside}
    </UiLink>
  )
}

function Change({ share, good }: { readonly share: number; readonly good: boolean }) {
  const Arrow = share < 0 ? ArrowDownRight : ArrowUpRight
  return (
    <span className={good ? 'delta delta--up' : 'delta delta--down'}>
      <Arrow className="icon" />
      <Num value={Math.abs(share)} as="percent" />
    </span>
  )
}
