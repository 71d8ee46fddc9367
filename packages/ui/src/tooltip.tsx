import { Tooltip as Base } from '@base-ui/react/tooltip'
import { type ReactElement, type ReactNode, useState } from 'react'

export interface TooltipProps {
  readonly text: ReactNode
  /** One focusable element: button or link. Text that is none goes into `<TooltipText>`. */
  readonly children: ReactElement
  readonly side?: 'top' | 'bottom' | 'left' | 'right' | undefined
}

/** A short text on hover, keyboard focus and, on phones, tap. Never the only place of something needed. */
export function Tooltip({ text, children, side = 'top' }: TooltipProps) {
  const [open, setOpen] = useState(false)
  return (
    <Base.Root open={open} onOpenChange={setOpen}>
      <Base.Trigger
        render={children}
        delay={300}
        closeOnClick={false}
        onPointerUp={(event) => {
          // Touch has no hover: a tap shows the text, the next one hides it.
          if (event.pointerType === 'touch') setOpen((shown) => !shown)
        }}
      />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={8} collisionPadding={12} className="layer">
          <Base.Popup className="tooltip" role="tooltip">
            {text}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** Plain text with a tooltip: becomes reachable by keyboard and by tap. */
export function TooltipText({ text, children }: { readonly text: ReactNode; readonly children: ReactNode }) {
  return (
    <Tooltip text={text}>
      <button type="button" className="tooltip-text">
        {children}
      </button>
    </Tooltip>
  )
}
