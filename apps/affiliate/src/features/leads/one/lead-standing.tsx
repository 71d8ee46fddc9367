import type { LeadDetail } from '@booster/contracts/leads/leads'
import type { SuppressionReason } from '@booster/engine/domain/delivery-event'
import { Button } from '@booster/ui/controls/button'
import { Moment } from '@booster/ui/data/moment'
import { useNow } from '@booster/ui/device/use-now'
import { Banner } from '@booster/ui/feedback/banner'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { refusalWords } from '@booster/web/words/refusal-words'
import type { I18n } from '@lingui/core'
import { Trans, useLingui } from '@lingui/react'
import { LockOpen } from 'lucide-react'
import { askAgainRefusal } from './ask-again-refusal.ts'
import type { useLeadCommands } from './use-lead-commands.ts'

/** Why this lead gets no mail, and what can be done about it; nothing where all is well. */
export function LeadStanding(props: {
  readonly lead: LeadDetail
  readonly onEdit: () => void
  readonly onReactivate: () => void
  readonly commands: ReturnType<typeof useLeadCommands>
}) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const { lead, onEdit, onReactivate, commands } = props
  if (lead.erasedAt !== null) {
    return (
      <Banner tone="info" title={i18n.t('Data pribadi lead ini sudah dihapus')}>
        {i18n.t('Riwayat email dan mutasi kreditnya tetap ada, tanpa nama dan alamat.')}
      </Banner>
    )
  }
  if (lead.blocked === null) return <Snoozed lead={lead} />
  const { title, text } = wordsOf(i18n, lead)
  return (
    <Banner
      tone="warning"
      title={title}
      actions={
        <>
          {lead.actions.reactivate === null && (
            <Button size="sm" icon={LockOpen} disabledReason={offline} onClick={onReactivate}>
              {i18n.t('Kirimi lagi')}
            </Button>
          )}
          {lead.blocked === 'AWAITING_CONFIRMATION' && <AskAgain lead={lead} commands={commands} />}
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

/** The lead asked by the link of a mail that its mails wait. */
function Snoozed({ lead }: { readonly lead: LeadDetail }) {
  const { i18n } = useLingui()
  const now = useNow()
  if (lead.snoozedUntil === null || new Date(lead.snoozedUntil).getTime() <= now) return null
  return (
    <Banner tone="info" title={i18n.t('Lead menjeda email')}>
      <Trans
        id="Sampai <0/>. Ia memilihnya lewat tautan di email Anda; emailnya menyusul setelah itu, dengan jarak yang sama."
        components={{ 0: <Moment at={lead.snoozedUntil} /> }}
      />
    </Banner>
  )
}

function AskAgain({ lead, commands }: Pick<Parameters<typeof LeadStanding>[0], 'lead' | 'commands'>) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const refusal = askAgainRefusal(lead, useNow())
  return (
    <Button
      size="sm"
      busy={commands.isAsking}
      disabledReason={refusal === null ? offline : refusalWords(i18n, refusal)}
      onClick={commands.askAgain}
    >
      {i18n.t('Kirim lagi email konfirmasi')}
    </Button>
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
  soft_bounces:
    /*i18n*/ 'Lima email berturut-turut ke alamat ini kembali, misalnya karena kotak suratnya penuh. Perbaiki bila salah tulis, atau coba kirimi lagi.',
  hard_bounce: /*i18n*/ 'Emailnya terpental: alamat ini tidak ada. Perbaiki bila salah tulis.',
  complaint:
    /*i18n*/ 'Ia melaporkan email Anda sebagai spam. Alamat ini tidak dikirimi lagi untuk seterusnya.',
} as const satisfies Record<SuppressionReason, string>
