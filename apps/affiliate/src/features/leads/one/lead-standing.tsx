import type { LeadDetail } from '@booster/contracts/leads/leads'
import type { SuppressionReason } from '@booster/engine/domain/delivery-event'
import { Button } from '@booster/ui/controls/button'
import { Banner } from '@booster/ui/feedback/banner'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'

/** Why this lead gets no mail, and what can be done about it; nothing where all is well. */
export function LeadStanding(props: {
  readonly lead: LeadDetail
  readonly onEdit: () => void
  readonly onReactivate: () => void
}) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const { lead, onEdit, onReactivate } = props
  if (lead.erasedAt !== null) {
    return (
      <Banner tone="info" title={i18n.t('Data pribadi lead ini sudah dihapus')}>
        {i18n.t('Riwayat email dan mutasi kreditnya tetap ada, tanpa nama dan alamat.')}
      </Banner>
    )
  }
  if (lead.blocked === null) return null
  const { title, text } = wordsOf(i18n, lead)
  return (
    <Banner
      tone="warning"
      title={title}
      actions={
        <>
          {lead.actions.reactivate === null && (
            <Button size="sm" disabledReason={offline} onClick={onReactivate}>
              {i18n.t('Kirimi lagi')}
            </Button>
          )}
          {lead.blocked !== 'UNSUBSCRIBED' && (
            <Button size="sm" onClick={onEdit}>
              {i18n.t('Perbaiki alamat')}
            </Button>
          )}
        </>
      }
    >
      {text}
    </Banner>
  )
}

function wordsOf(i18n: I18n, lead: LeadDetail): { readonly title: string; readonly text: string } {
  if (lead.blocked === 'NO_ADDRESS') {
    return {
      title: i18n.t('Lead ini belum punya alamat email'),
      text: i18n.t('Isi alamatnya, supaya ia bisa masuk alur.'),
    }
  }
  if (lead.blocked === 'UNSUBSCRIBED') {
    return {
      title: i18n.t('Lead ini berhenti berlangganan'),
      text: i18n.t('Ia hanya bisa kembali bila ia sendiri mendaftar lagi lewat formulir Anda.'),
    }
  }
  if (lead.blocked === 'AWAITING_CONFIRMATION') {
    return {
      title: i18n.t('Lead ini belum mengonfirmasi alamatnya'),
      text: i18n.t('Alurnya dimulai setelah ia membuka tautan konfirmasi di emailnya.'),
    }
  }
  return {
    title: i18n.t('Alamat ini tidak dikirimi email lagi'),
    text: i18n._(lead.suppression === null ? SUPPRESSED : WHY[lead.suppression]),
  }
}

const SUPPRESSED = /*i18n*/ 'Alamatnya pernah ditolak. Perbaiki alamatnya bila salah tulis.'

const WHY = {
  unsubscribed: /*i18n*/ 'Ia hanya bisa kembali bila ia sendiri mendaftar lagi lewat formulir Anda.',
  erased:
    /*i18n*/ 'Orang ini pernah minta datanya dihapus. Ia hanya dikirimi lagi bila ia sendiri mendaftar lewat formulir Anda.',
  refused: /*i18n*/ 'Penyedia email menolak alamat ini. Perbaiki bila salah tulis, atau coba kirimi lagi.',
  hard_bounce: /*i18n*/ 'Emailnya terpental: alamat ini tidak ada. Perbaiki bila salah tulis.',
  complaint:
    /*i18n*/ 'Ia melaporkan email Anda sebagai spam. Alamat ini tidak dikirimi lagi untuk seterusnya.',
} as const satisfies Record<SuppressionReason, string>
