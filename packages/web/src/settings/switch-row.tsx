import { Switch } from '@booster/ui/controls/switch'
import type { ReactNode } from 'react'
import './settings.css'

/** One thing to switch on or off, effective at once. */
export function SwitchRow(props: {
  readonly label: string
  readonly note?: ReactNode
  readonly checked: boolean
  readonly disabled?: boolean | undefined
  readonly onCheckedChange: (checked: boolean) => void
}) {
  return (
    <div className="setting setting--switch">
      <div className="setting__text">
        <span className="cell-main">{props.label}</span>
        {props.note !== undefined && <span className="setting__note">{props.note}</span>}
      </div>
      <Switch
        label={props.label}
        checked={props.checked}
        disabled={props.disabled}
        onCheckedChange={props.onCheckedChange}
      />
    </div>
  )
}
