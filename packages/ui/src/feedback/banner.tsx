import {
  CircleAlert,
  CircleCheck,
  Info,
  type LucideIcon,
  OctagonAlert,
  ShieldCheck,
  Siren,
  TriangleAlert,
} from 'lucide-react'
import type { ReactNode } from 'react'

export type BannerTone = 'info' | 'healthy' | 'done' | 'warning' | 'critical' | 'danger' | 'emergency'

export interface BannerProps {
  readonly tone: BannerTone
  /** The first words, bold. */
  readonly title: ReactNode
  readonly children?: ReactNode
  /** Buttons at the right. */
  readonly actions?: ReactNode
  readonly icon?: LucideIcon | undefined
}

const SHAPES = {
  info: Info,
  healthy: ShieldCheck,
  done: CircleCheck,
  warning: TriangleAlert,
  critical: OctagonAlert,
  danger: CircleAlert,
  emergency: Siren,
} satisfies Record<BannerTone, LucideIcon>

const URGENT_TONES: readonly BannerTone[] = ['critical', 'danger', 'emergency']

/** One sentence about the whole view, with its next step. Solid red is kept for `emergency`. */
export function Banner({ tone, title, children, actions, icon }: BannerProps) {
  const Shape = icon ?? SHAPES[tone]
  return (
    <div
      className={tone === 'emergency' ? 'banner banner--solid' : 'banner'}
      data-state={tone}
      role={URGENT_TONES.includes(tone) ? 'alert' : 'status'}
    >
      <Shape className="icon" />
      <div className="banner__text">
        <span className="banner__title">{title}</span> {children}
      </div>
      {actions !== undefined && <div className="banner__end">{actions}</div>}
    </div>
  )
}
