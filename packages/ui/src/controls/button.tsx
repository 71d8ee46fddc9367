import { clsx } from 'clsx'
import { LoaderCircle, type LucideIcon } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { Tooltip } from '../feedback/tooltip.tsx'

export type ButtonVariant = 'plain' | 'primary' | 'danger' | 'ghost' | 'link'

export interface ButtonLook {
  readonly variant?: ButtonVariant | undefined
  readonly size?: 'md' | 'sm' | undefined
  readonly icon?: LucideIcon | undefined
  /** Only the icon is shown; `label` names the button. */
  readonly iconOnly?: boolean | undefined
}

export interface ButtonProps extends ButtonLook, Omit<ComponentProps<'button'>, 'children'> {
  readonly children?: ReactNode
  /** The name of an icon-only button (aria-label). */
  readonly label?: string | undefined
  /** Working: keeps its width and its focus, takes no further click. */
  readonly busy?: boolean | undefined
  /** The text while busy ("Menerapkan"); the width of both texts is reserved from the start. */
  readonly busyLabel?: string | undefined
  /** Off, and this is why: shown on hover, focus and tap. The button stays reachable by keyboard. */
  readonly disabledReason?: string | undefined
}

/** The one button. One `primary` per view; `danger` only for what cannot be undone. */
export function Button(props: ButtonProps) {
  const {
    variant,
    size,
    icon,
    iconOnly,
    children,
    label,
    busy,
    busyLabel,
    disabledReason,
    onClick,
    ...rest
  } = props
  const off = busy || disabledReason !== undefined
  const Shape = busy ? LoaderCircle : icon
  const button = (
    <button
      type="button"
      {...rest}
      className={clsx(buttonClass({ variant, size, iconOnly }), busy && 'is-busy', rest.className)}
      aria-label={label ?? rest['aria-label']}
      aria-busy={busy || undefined}
      aria-disabled={off || undefined}
      onClick={(event) => {
        if (off) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {Shape && <Shape className="icon" />}
      {iconOnly ? null : <ButtonText busy={busy} busyLabel={busyLabel} text={children} />}
    </button>
  )
  return disabledReason === undefined ? button : <Tooltip text={disabledReason}>{button}</Tooltip>
}

/** The kit's class names of a button, for elements that only look like one. */
export function buttonClass({ variant = 'plain', size = 'md', iconOnly }: ButtonLook): string {
  return clsx(
    'button',
    variant !== 'plain' && `button--${variant}`,
    size === 'sm' && 'button--sm',
    iconOnly && 'button--icon',
  )
}

function ButtonText(props: {
  readonly busy: boolean | undefined
  readonly busyLabel: string | undefined
  readonly text: ReactNode
}) {
  if (props.busyLabel === undefined) return props.text
  return (
    <span className="button__stack">
      <span className={clsx(props.busy && 'is-hidden')}>{props.text}</span>
      <span className={clsx(!props.busy && 'is-hidden')}>{props.busyLabel}</span>
    </span>
  )
}
