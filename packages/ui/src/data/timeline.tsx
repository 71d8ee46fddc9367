import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Tone } from '../status/tone.ts'

export interface TimelineItemProps {
  readonly tone: Tone
  readonly icon: LucideIcon
  readonly title: ReactNode
  /** A Time. */
  readonly time?: ReactNode
  readonly note?: ReactNode
  /** The line to the next item is dashed: what follows has not happened yet. */
  readonly leadsToFuture?: boolean | undefined
  /** Between title and note: an Answer box. */
  readonly children?: ReactNode
}

/** What happened, oldest first. */
export function Timeline({
  children,
  label,
}: {
  readonly children: ReactNode
  readonly label?: string | undefined
}) {
  return (
    <ol className="timeline" aria-label={label}>
      {children}
    </ol>
  )
}

/** One event of a timeline. */
export function TimelineItem(props: TimelineItemProps) {
  const Shape = props.icon
  return (
    <li
      className={props.leadsToFuture ? 'timeline__item timeline__item--next' : 'timeline__item'}
      data-state={props.tone}
    >
      <span className="timeline__icon">
        <Shape className="icon" />
      </span>
      <div className="timeline__head">
        <span className="timeline__title">{props.title}</span>
        {props.time !== undefined && <span className="timeline__time">{props.time}</span>}
      </div>
      {props.children}
      {props.note !== undefined && <div className="timeline__note">{props.note}</div>}
    </li>
  )
}

export interface AnswerProps {
  readonly head: ReactNode
  /** Right of the head: "412 md". */
  readonly aside?: ReactNode
  readonly children: string
}

/** What a provider answered, word for word. */
export function Answer({ head, aside, children }: AnswerProps) {
  return (
    <div className="answer">
      <p className="answer__head">
        <span className="mono">{head}</span>
        {aside !== undefined && <span className="muted small">{aside}</span>}
      </p>
      <pre className="mono">{children}</pre>
    </div>
  )
}
