import type { TopUpRequest } from '@booster/contracts/top-ups/top-ups'
import { useLingui } from '@lingui/react'

/** The file and the address that came with a request. */
export function ProofLinks({ request }: { readonly request: TopUpRequest }) {
  const { i18n } = useLingui()
  const { id, proofFile, proofUrl } = request
  return (
    <>
      {proofFile !== null && (
        <>
          {' · '}
          <a
            className="link"
            href={`/api/affiliate/topup-requests/${id}/proof`}
            target="_blank"
            rel="noopener noreferrer"
          >
            {i18n.t('Lihat bukti')}
          </a>
        </>
      )}
      {proofUrl !== null && (
        <>
          {' · '}
          <a className="link" href={proofUrl} target="_blank" rel="noopener noreferrer">
            {i18n.t('Tautan bukti')}
          </a>
        </>
      )}
    </>
  )
}
