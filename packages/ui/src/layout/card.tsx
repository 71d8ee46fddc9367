import { clsx } from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

export type CardProps = ComponentProps<'section'>

/** A ruled box for one subject. */
export function Card({ className, ...rest }: CardProps) {
  return <section {...rest} className={clsx('card', className)} />
}

export interface CardHeadProps {
  readonly title: ReactNode
  /** Right after the title, muted: a count or a scope ("14 hari"). */
  readonly note?: ReactNode
  readonly ruled?: boolean | undefined
  /** At the right edge: one link, button, legend or segment. */
  readonly children?: ReactNode
}

/** The head of a card: title, note, and what belongs at the right edge. */
export function CardHead({ title, note, ruled, children }: CardHeadProps) {
  return (
    <header className={clsx('card__head', ruled && 'card__head--ruled')}>
      <h2>{title}</h2>
      {note !== undefined && <span className="count">{note}</span>}
      {children !== undefined && <div className="card__end">{children}</div>}
    </header>
  )
}

/** The padded inside of a card. Tables and lists go into the card directly: they bring their own edges. */
export function CardBody({ className, ...rest }: ComponentProps<'div'>) {
  return <div {...rest} className={clsx('card__body', className)} />
}
