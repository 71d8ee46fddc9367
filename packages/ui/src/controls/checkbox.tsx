import { Checkbox as Base } from '@base-ui/react/checkbox'
import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'

export interface CheckboxProps {
  /** `mixed`: some of the rows below are chosen. */
  readonly checked: boolean | 'mixed'
  readonly onCheckedChange: (checked: boolean) => void
  /** Names the box where no visible text does ("Pilih Agus Setiawan"). */
  readonly label: string
  readonly disabled?: boolean | undefined
  /** Visible text beside the box. */
  readonly children?: ReactNode
}

/** A box to tick, with a third, mixed state. */
export function Checkbox({ checked, onCheckedChange, label, disabled, children }: CheckboxProps) {
  const mixed = checked === 'mixed'
  const Mark = mixed ? Minus : Check
  const box = (
    <Base.Root
      className="check"
      checked={checked === true}
      indeterminate={mixed}
      onCheckedChange={(next) => onCheckedChange(next)}
      disabled={disabled}
      aria-label={children === undefined ? label : undefined}
    >
      <Mark className="icon" />
    </Base.Root>
  )
  if (children === undefined) return box
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control
    <label className="check-line">
      {box}
      <span>{children}</span>
    </label>
  )
}
