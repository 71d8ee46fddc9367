import type { LeadDetail } from '@booster/contracts/leads/leads'
import { Moment } from '@booster/ui/data/moment'
import { Banner } from '@booster/ui/feedback/banner'
import { Trans, useLingui } from '@lingui/react'

/** The sequences that the lead left by the link of a mail; nothing where there are none, or where it gets no mail at all. */
export function LeftSequences({ lead }: { readonly lead: LeadDetail }) {
  const { i18n } = useLingui()
  if (lead.left.length === 0 || lead.blocked !== null) return null
  return (
    <Banner tone="info" title={i18n.t('Keluar dari alur lewat tautan di email')}>
      <ul className="lead__left">
        {lead.left.map(({ automationId, name, at }) => (
          <li key={automationId}>
            <Trans id="{name}, sejak <0/>" values={{ name }} components={{ 0: <Moment at={at} /> }} />
          </li>
        ))}
      </ul>
      {i18n.t('Email lain tetap dikirim. Ia kembali ke alur ini hanya bila ia sendiri mendaftar lagi.')}
    </Banner>
  )
}
