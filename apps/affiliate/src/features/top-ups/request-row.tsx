import type { TopUpRequest } from '@booster/contracts/top-ups/top-ups'
import { Button } from '@booster/ui/controls/button'
import { ListRow } from '@booster/ui/data/list-rows'
import { Moment } from '@booster/ui/data/moment'
import { useLocale } from '@booster/ui/device/use-locale'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { formatNumber } from '@booster/ui/format/number'
import { StatusBadge } from '@booster/ui/status/status-badge'
import { TOP_UP_LOOK } from '@booster/web/words/top-up-look'
import { Trans, useLingui } from '@lingui/react'
import { Payable } from './payable.tsx'
import { ProofLinks } from './proof-links.tsx'

/** One request: what was asked, what to transfer while it is open, and what was decided. */
export function RequestRow(props: {
  readonly request: TopUpRequest
  /** Undefined: not known yet. */
  readonly payTo: string | null | undefined
  readonly onCancel: () => void
  readonly onProve: () => void
}) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const offline = useOfflineReason()
  const { request, payTo, onCancel, onProve } = props
  const { credits, bookedCredits, state } = request
  const amount = i18n.t('{n} kredit', { n: formatNumber(bookedCredits ?? credits, locale), count: credits })
  return (
    <ListRow title={amount} note={<Notes request={request} payTo={payTo} />}>
      <span className="top-ups__end">
        <StatusBadge look={TOP_UP_LOOK[state]} />
        {state === 'open' && (
          <>
            <Button size="sm" disabledReason={offline} onClick={onProve}>
              {i18n.t('Kirim bukti')}
            </Button>
            <Button
              size="sm"
              variant="ghost"
              disabledReason={offline}
              label={i18n.t('Batalkan permintaan {amount}', { amount })}
              onClick={onCancel}
            >
              {i18n.t('Batalkan')}
            </Button>
          </>
        )}
      </span>
    </ListRow>
  )
}

function Notes(props: { readonly request: TopUpRequest; readonly payTo: string | null | undefined }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const { request, payTo } = props
  const { state, credits, bookedCredits, payableRupiah, note, reason, createdAt, decidedAt } = request
  const isCorrected = bookedCredits !== null && bookedCredits !== credits
  return (
    <span className="top-ups__notes">
      {state === 'open' && payableRupiah !== null && (
        <span>
          <Trans id="Transfer tepat <0/>" components={{ 0: <Payable rupiah={payableRupiah} /> }} />
          {payTo && i18n.t('ke {payTo}', { payTo })}
        </span>
      )}
      {state === 'open' && payableRupiah !== null && payTo === null && (
        <span>{i18n.t('Tanyakan rekeningnya ke admin')}</span>
      )}
      {state === 'open' && payableRupiah === null && payTo && (
        <span>{i18n.t('Transfer ke {payTo}', { payTo })}</span>
      )}
      {isCorrected && (
        <span>{i18n.t('Diminta {n} kredit', { n: formatNumber(credits, locale), count: credits })}</span>
      )}
      {reason !== null && <span>{i18n.t('Alasan: {reason}', { reason })}</span>}
      {note !== '' && <span className="top-ups__note">{note}</span>}
      <span>
        <Trans id="Diminta <0/>" components={{ 0: <Moment at={createdAt} /> }} />
        {decidedAt !== null && state !== 'cancelled' && (
          <>
            {' · '}
            <Trans id="diputuskan <0/>" components={{ 0: <Moment at={decidedAt} /> }} />
          </>
        )}
        <ProofLinks request={request} />
      </span>
    </span>
  )
}
