import { Switch as Base } from '@base-ui/react/switch'

export interface SwitchProps {
  readonly checked: boolean
  readonly onCheckedChange: (checked: boolean) => void
  /** What is switched, for people who cannot see the row. */
  readonly label: string
  readonly disabled?: boolean | undefined
}

/** On or off, effective at once. */
export function Switch({ checked, onCheckedChange, label, disabled }: SwitchProps) {
  return (
    <Base.Root
      className="switch"
      checked={checked}
      onCheckedChange={(next) => onCheckedChange(next)}
      disabled={disabled}
      aria-label={label}
    />
  )
}
