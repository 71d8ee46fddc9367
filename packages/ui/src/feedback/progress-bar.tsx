import { useLocale } from '../device/use-locale.tsx'
import { formatNumber } from '../format/number.ts'

export interface ProgressBarProps {
  readonly done: number
  readonly total: number
  /** What is counted ("Langkah terkirim"). */
  readonly label: string
}

/** n/N as bar and text. */
export function ProgressBar({ done, total, label }: ProgressBarProps) {
  const locale = useLocale()
  const share = total === 0 ? 0 : Math.min(1, done / total)
  const text = `${formatNumber(done, locale)}/${formatNumber(total, locale)}`
  return (
    <span
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      aria-valuetext={text}
    >
      <span className="progress__track">
        <span className="progress__fill" style={{ width: `${share * 100}%` }} />
      </span>
      <span className="progress__text">{text}</span>
    </span>
  )
}
