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
  const isMixed = checked === 'mixed'
  const Mark = isMixed ? Minus : Check
  const box = (
    <span className="check">
      <input
        ref={(element) => {
          if (element !== null) element.indeterminate = isMixed
        }}
        type="checkbox"
        className="check__input"
        checked={checked === true}
        disabled={disabled}
        aria-label={children === undefined ? label : undefined}
        onChange={(event) => onCheckedChange(event.target.checked)}
      />
      <Mark className="icon" />
    </span>
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
