import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { type ButtonLook, buttonClass } from './button.tsx'
import { UiLink, type UiLinkProps } from './link.tsx'

export interface ButtonLinkProps extends ButtonLook, Omit<UiLinkProps, 'children'> {
  readonly children?: ReactNode
  readonly label?: string | undefined
}

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function ButtonLink(props: ButtonLinkProps) {
  const { variant, size, icon: Shape, iconOnly, children, label, className, ...rest } = props
  return (
    <UiLink
      {...rest}
      aria-label={label}
      className={clsx(buttonClass({ variant, size, iconOnly }), className)}
    >
      {Shape && <Shape className="icon" />}
      {iconOnly ? null : children}
    </UiLink>
  )
}
