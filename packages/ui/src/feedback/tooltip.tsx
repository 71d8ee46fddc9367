import {
  type ComponentProps,
  cloneElement,
  lazy,
  type ReactElement,
  type ReactNode,
  Suspense,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'

const TooltipPopup = lazy(async () => ({ default: (await import('./tooltip-popup.tsx')).TooltipPopup }))

const OPEN_AFTER_MS = 300
/** Long enough to cross the gap to the text. */
const CLOSE_AFTER_MS = 120

export interface TooltipProps {
  readonly text: ReactNode
  /** One focusable element without a ref of its own: button or link. */
  readonly children: ReactElement<ComponentProps<'button'>>
  readonly side?: 'top' | 'bottom' | 'left' | 'right' | undefined
}

/**
 * A short text on hover, keyboard focus and, on phones, tap. Never the only place of something needed. The trigger is
 * plain, so that the positioning code is fetched only when a text is to be shown.
 */
export function Tooltip({ text, children, side = 'top' }: TooltipProps) {
  const anchor = useRef<HTMLButtonElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const id = useId()
  const [open, setOpen] = useState(false)
  useEffect(() => () => clearTimeout(timer.current), [])
  const turn = (next: boolean, afterMs: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setOpen(next), afterMs)
  }
  const { props } = children
  const described = [props['aria-describedby'], open ? id : undefined].filter(Boolean).join(' ')
  return (
    <>
      {cloneElement(children, {
        ref: anchor,
        'aria-describedby': described === '' ? undefined : described,
        onPointerEnter: (event) => {
          props.onPointerEnter?.(event)
          if (event.pointerType !== 'touch') turn(true, OPEN_AFTER_MS)
        },
        onPointerLeave: (event) => {
          props.onPointerLeave?.(event)
          if (event.pointerType !== 'touch') turn(false, CLOSE_AFTER_MS)
        },
        onFocus: (event) => {
          props.onFocus?.(event)
          if (event.currentTarget.matches(':focus-visible')) turn(true, 0)
        },
        onBlur: (event) => {
          props.onBlur?.(event)
          turn(false, 0)
        },
        onKeyDown: (event) => {
          props.onKeyDown?.(event)
          if (event.key === 'Escape' && open) turn(false, 0)
        },
        onPointerUp: (event) => {
          props.onPointerUp?.(event)
          // Touch has no hover: a tap shows the text, the next one hides it.
          if (event.pointerType === 'touch') turn(!open, 0)
        },
      })}
      {open && (
        <Suspense>
          <TooltipPopup
            anchor={anchor}
            id={id}
            text={text}
            side={side}
            onEnter={() => clearTimeout(timer.current)}
            onLeave={() => turn(false, CLOSE_AFTER_MS)}
          />
        </Suspense>
      )}
    </>
  )
}
