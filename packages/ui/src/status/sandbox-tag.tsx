import { useLingui } from '@lingui/react'
import { FlaskConical } from 'lucide-react'

export interface SandboxTagProps {
  /** Address of the sandbox inbox, opened in a new tab. */
  readonly href: string
}

/** The small label of the top bar: mails go to the sandbox, not to people. */
export function SandboxTag({ href }: SandboxTagProps) {
  const { i18n } = useLingui()
  return (
    <a className="tag" href={href} target="_blank" rel="noopener" title={i18n.t('Email masuk ke kotak uji')}>
      <FlaskConical className="icon icon--sm" />
      Sandbox
    </a>
  )
}
