import type { SessionMe } from '@booster/contracts/session'
import { ButtonLink } from '@booster/ui/controls/button-link'
import { Moment } from '@booster/ui/data/moment'
import { Banner } from '@booster/ui/feedback/banner'
import { ASK_FOR_CREDIT } from '@booster/web/address/paths'
import { Trans, useLingui } from '@lingui/react'
import './sending.css'

/** On every page while no mail of this affiliate leaves: all sending stopped, the provider refuses, or no credit. */
export function SendingBanner(props: {
  readonly me: SessionMe
  /** The page says by itself how the credit stands. */
  readonly hasCreditBanner: boolean
}) {
  const { i18n } = useLingui()
  const { sending, credit, counts } = props.me
  if (sending.state !== 'running') {
    return (
      <div className="sending-banner">
        <Banner
          tone="danger"
          title={
            sending.state === 'stopped'
              ? i18n.t('Semua pengiriman sedang dihentikan admin.')
              : i18n.t('Penyedia email sedang menolak pengiriman.')
          }
        >
          {sending.state === 'stopped'
            ? i18n.t('Email Anda menunggu dan berangkat setelah dilanjutkan.')
            : i18n.t('Email Anda menunggu dan dicoba lagi otomatis. Admin sudah diberi tahu.')}{' '}
          {sending.since !== null && (
            <Trans id="Sejak <0/>." components={{ 0: <Moment at={sending.since} /> }} />
          )}
        </Banner>
      </div>
    )
  }
  const waiting = counts?.pendingJobs ?? 0
  if (props.hasCreditBanner || credit === null || credit.available > 0 || waiting === 0) return null
  return (
    <div className="sending-banner">
      <Banner
        tone="danger"
        title={i18n.t('Kredit habis.')}
        actions={<ButtonLink href={ASK_FOR_CREDIT}>{i18n.t('Minta isi ulang')}</ButtonLink>}
      >
        {i18n.t('Email yang tiba waktunya tidak akan terkirim sampai kredit diisi.')}
      </Banner>
    </div>
  )
}
