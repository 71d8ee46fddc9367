import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import type { StatusLook } from './status-look.ts'

export interface StatusBadgeProps {
  readonly look: StatusLook
  /** Replaces the status' own word, e.g. "Sehat · 429.405". */
  readonly children?: ReactNode
}

/** Colour + shape + word. The named badges (JobStatusBadge …) choose the look; take those where you can. */
export function StatusBadge({ look, children }: StatusBadgeProps) {
  const { i18n } = useLingui()
  const Shape = look.icon
  return (
    <span className="badge" data-state={look.tone}>
      <Shape className="icon" />
      {children ?? i18n._(look.word)}
    </span>
  )
}
