import { clsx } from 'clsx'
import type { ReactNode } from 'react'

export interface Fact {
  readonly term: string
  readonly value: ReactNode
  /** Right-aligned digits. */
  readonly num?: boolean | undefined
}

export interface FactsProps {
  readonly facts: readonly Fact[]
  /** Terms take the room and values sit at the right edge. */
  readonly spread?: boolean | undefined
}

/** A list of term and value. */
export function Facts({ facts, spread }: FactsProps) {
  return (
    <dl className={clsx('facts', spread && 'facts--spread')}>
      {facts.map((fact) => (
        <div key={fact.term} className="facts__pair">
          <dt>{fact.term}</dt>
          <dd className={fact.num ? 'num' : undefined}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
