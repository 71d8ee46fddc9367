import { useLingui } from '@lingui/react'
import { Info } from 'lucide-react'
import { Tooltip } from '../feedback/tooltip.tsx'

export interface ExplainButtonProps {
  /** What is explained, for screen readers. */
  readonly label: string
  readonly text: string
}

/** The small "i" beside a figure: hover, focus or tap shows how it is defined. */
export function ExplainButton({ label, text }: ExplainButtonProps) {
  const { i18n } = useLingui()
  return (
    <Tooltip text={text}>
      <button type="button" className="explain-button" aria-label={i18n.t('Arti angka {label}', { label })}>
        <Info className="icon" />
      </button>
    </Tooltip>
  )
}
