import { useLingui } from '@lingui/react'
import { CopyButton } from '../controls/copy-button.tsx'

export interface ErrorIdProps {
  readonly requestId: string
}

/** "Kode kesalahan req_8f21c0" with a copy button: what a person hands to support. */
export function ErrorId({ requestId }: ErrorIdProps) {
  const { i18n } = useLingui()
  return (
    <span className="error-id muted small">
      {i18n.t('Kode kesalahan')} <span className="mono">{requestId}</span>
      <CopyButton value={requestId} label={i18n.t('Salin kode kesalahan')} />
    </span>
  )
}
