import type { AdminTopUp } from '@booster/contracts/top-ups/top-ups'
import { Button } from '@booster/ui/controls/button'
import { UiLink } from '@booster/ui/controls/link'
import { Moment } from '@booster/ui/data/moment'
import { Num } from '@booster/ui/data/num'
import { CellLines, Td, Tr } from '@booster/ui/data/table'
import { Time } from '@booster/ui/data/time'
import { useLocale } from '@booster/ui/device/use-locale'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { formatNumber } from '@booster/ui/format/number'
import { StatusBadge } from '@booster/ui/status/status-badge'
import { auditHref } from '@booster/web/address/paths'
import { formatRupiah } from '@booster/web/words/rupiah'
import { TOP_UP_LOOK } from '@booster/web/words/top-up-look'
import { useLingui } from '@lingui/react'
import { Ban, TriangleAlert } from 'lucide-react'
import { RequestFacts } from './request-facts.tsx'

/** One request: who, how much, what was transferred, and what waits for it or what was decided. */
export function TopUpRow(props: {
  readonly request: AdminTopUp
  readonly onApprove: () => void
  readonly onRefuse: () => void
}) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const { request, onApprove, onRefuse } = props
  const { affiliate, credits, bookedCredits, payableRupiah, createdAt, state } = request
  const actions = state === 'open' && (
    <Decide name={affiliate.name} onApprove={onApprove} onRefuse={onRefuse} />
  )
  const amount = payableRupiah === null ? '–' : formatRupiah(payableRupiah, locale)
  return (
    <Tr>
      <Td phone="main" className="top-ups__who">
        <CellLines main={affiliate.name} sub={affiliate.email} />
        {state === 'open' && affiliate.status === 'suspended' && (
          <span className="top-ups__warning">
            <Ban className="icon icon--sm" /> {i18n.t('Dihentikan sementara')}
          </span>
        )}
        <RequestFacts request={request} />
      </Td>
      <Td phone="when">
        <Time at={createdAt} form="relative" />
      </Td>
      <Td num>
        <Num value={bookedCredits ?? credits} />
      </Td>
      <Td num>{amount}</Td>
      <Td phone="state">
        {state === 'open' ? <Waiting request={request} /> : <Decision request={request} />}
      </Td>
      <Td phone="flow" className="only-on-cards">
        {i18n.t('{n} kredit', { n: formatNumber(bookedCredits ?? credits, locale), count: credits })}
        {payableRupiah !== null && ` · ${amount}`}
      </Td>
      <Td phone="action">{actions}</Td>
      <Td>
        <span className="row-actions">{actions}</span>
      </Td>
    </Tr>
  )
}

function Decide(props: {
  readonly name: string
  readonly onApprove: () => void
  readonly onRefuse: () => void
}) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const { name, onApprove, onRefuse } = props
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        disabledReason={offline}
        label={i18n.t('Tolak {name}', { name })}
        onClick={onRefuse}
      >
        {i18n.t('Tolak')}
      </Button>
      <Button
        size="sm"
        disabledReason={offline}
        label={i18n.t('Setujui {name}', { name })}
        onClick={onApprove}
      >
        {i18n.t('Setujui')}
      </Button>
    </>
  )
}

function Waiting({ request }: { readonly request: AdminTopUp }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const { mails } = request.held
  if (mails === 0) return '–'
  return i18n.t('{n} email menunggu', { n: formatNumber(mails, locale), count: mails })
}

function Decision({ request }: { readonly request: AdminTopUp }) {
  const { i18n } = useLingui()
  const { state, decidedByName, decidedAt, mailState } = request
  return (
    <span className="top-ups__decision">
      <StatusBadge look={TOP_UP_LOOK[state]} />
      {decidedAt !== null && (
        <span className="muted small">
          {decidedByName !== null && `${decidedByName} · `}
          <Moment at={decidedAt} />
        </span>
      )}
      <MailLost state={mailState} />
      <UiLink className="link" href={auditHref({ object: request.id })}>
        {i18n.t('Jejak audit')}
      </UiLink>
    </span>
  )
}

/** The affiliate got no mail about the decision, or nobody knows. */
function MailLost({ state }: { readonly state: AdminTopUp['mailState'] }) {
  const { i18n } = useLingui()
  if (state !== 'failed' && state !== 'unconfirmed') return null
  return (
    <span className="top-ups__warning">
      <TriangleAlert className="icon icon--sm" />
      {state === 'failed' ? i18n.t('Email tidak terkirim') : i18n.t('Belum pasti apakah emailnya terkirim')}
    </span>
  )
}
