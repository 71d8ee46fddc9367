import { Activity, ListFilter, type LucideIcon, WifiOff, Workflow } from 'lucide-react'
import type { ReactNode } from 'react'

/** Why there is nothing: never used, the filter hides all, the feature is off, or loading failed. */
export type EmptyKind = 'never-used' | 'filter-empty' | 'feature-off' | 'failed'

export interface EmptyStateProps {
  readonly kind: EmptyKind
  readonly title: string
  /** What this would be, or why nothing is here. */
  readonly children?: ReactNode
  /** The next step: one button. */
  readonly action?: ReactNode
  readonly icon?: LucideIcon | undefined
  /** `h1` where it is all there is (default `h2`: it stands in a page, beside cards). */
  readonly heading?: 'h1' | 'h2' | undefined
}

const SHAPES = {
  'never-used': Workflow,
  'filter-empty': ListFilter,
  'feature-off': Activity,
  failed: WifiOff,
} satisfies Record<EmptyKind, LucideIcon>

/** Nothing to show, why, and what to do next. */
export function EmptyState({ kind, title, children, action, icon, heading: Title = 'h2' }: EmptyStateProps) {
  const Shape = icon ?? SHAPES[kind]
  return (
    <div className="empty" data-kind={kind} role={kind === 'failed' ? 'alert' : undefined}>
      <span className="empty__icon">
        <Shape className="icon icon--lg" />
      </span>
      <Title>{title}</Title>
      {children !== undefined && <div className="empty__text">{children}</div>}
      {action !== undefined && <div className="empty__actions">{action}</div>}
    </div>
  )
}
