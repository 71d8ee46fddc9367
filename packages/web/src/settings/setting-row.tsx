import type { ReactNode } from 'react'
import './settings.css'

/** One thing to set: what it is and what follows from it, and the control at the right (below on phones). */
export function SettingRow(props: {
  readonly label: string
  readonly note?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <div className="setting">
      <div className="setting__text">
        <span className="cell-main">{props.label}</span>
        {props.note !== undefined && <span className="setting__note">{props.note}</span>}
      </div>
      <div className="setting__control">{props.children}</div>
    </div>
  )
}
