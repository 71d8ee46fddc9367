import type { AdminTopUp } from '@booster/contracts/top-ups/top-ups'
import { useLocale } from '@booster/ui/device/use-locale'
import { formatNumber } from '@booster/ui/format/number'
import { useLingui } from '@lingui/react'
import './top-ups.css'

/** What came with a request and what was said about it. */
export function RequestFacts({ request }: { readonly request: AdminTopUp }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const { id, note, reason, proofFile, proofUrl, statement, credits, bookedCredits } = request
  const isCorrected = bookedCredits !== null && bookedCredits !== credits
  return (
    <span className="top-ups__facts">
      {note !== '' && <span className="top-ups__note">{note}</span>}
      {isCorrected && (
        <span>{i18n.t('Diminta {n} kredit', { n: formatNumber(credits, locale), count: credits })}</span>
      )}
      {reason !== null && <span>{i18n.t('Alasan: {reason}', { reason })}</span>}
      {statement !== null && (
        <span>{i18n.t('Mutasi bank {day}: {text}', { day: statement.day, text: statement.text })}</span>
      )}
      {(proofFile !== null || proofUrl !== null) && (
        <span className="top-ups__proofs">
          {proofFile !== null && (
            <a
              className="link"
              href={`/api/admin/topup-requests/${id}/proof`}
              target="_blank"
              rel="noopener noreferrer"
            >
              {i18n.t('Lihat bukti')}
            </a>
          )}
          {proofUrl !== null && (
            <a className="link" href={proofUrl} target="_blank" rel="noopener noreferrer">
              {i18n.t('Tautan bukti')}
            </a>
          )}
        </span>
      )}
    </span>
  )
}
