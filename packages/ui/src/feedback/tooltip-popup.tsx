import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactNode, RefObject } from 'react'

export interface TooltipPopupProps {
  readonly anchor: RefObject<HTMLElement | null>
  readonly id: string
  readonly text: ReactNode
  readonly side: 'top' | 'bottom' | 'left' | 'right'
  /** The pointer is over the text itself: it stays. */
  readonly onEnter: () => void
  readonly onLeave: () => void
}

/** The text of an open tooltip; fetched with the first one that is wanted. */
export function TooltipPopup({ anchor, id, text, side, onEnter, onLeave }: TooltipPopupProps) {
  return (
    <Base.Root open>
      <Base.Portal>
        <Base.Positioner
          anchor={anchor}
          side={side}
          sideOffset={8}
          collisionPadding={12}
          className="layer"
          onPointerEnter={onEnter}
          onPointerLeave={onLeave}
        >
          <Base.Popup className="tooltip" role="tooltip" id={id}>
            {text}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
