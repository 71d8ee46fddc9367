import type { ReactNode } from 'react'

export interface KbdProps {
  readonly children: ReactNode
}

/** A key of the keyboard. */
export function Kbd({ children }: KbdProps) {
  return <kbd>{children}</kbd>
}
