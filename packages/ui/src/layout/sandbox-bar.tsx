import { useLingui } from '@lingui/react'
import { FlaskConical } from 'lucide-react'

export interface SandboxBarProps {
  /** Address of the sandbox inbox, opened in a new tab. */
  readonly href: string
}

/** The strip under the top bar: what the sandbox means, and the way to its inbox. */
export function SandboxBar({ href }: SandboxBarProps) {
  const { i18n } = useLingui()
  return (
    <p className="sandbox-bar">
      <FlaskConical className="icon" />
      <span>
        <strong>{i18n.t('Mode sandbox.')}</strong> {i18n.t('Email masuk ke kotak uji.')}{' '}
        <span className="topbar__desktop">{i18n.t('Lead tidak menerimanya.')}</span>
      </span>
      <a className="link" href={href} target="_blank" rel="noopener">
        {i18n.t('Buka kotak uji')}
      </a>
    </p>
  )
}
