import type { PublishEffect } from '@booster/contracts/automations/drafts'
import { Trans, useLingui } from '@lingui/react'
import type { PublishPreview } from './use-publish-preview.ts'

/** "Teks baru berlaku untuk 189 email yang belum terkirim. Jadwal dan langkah 47 lead yang sedang berjalan tidak berubah." */
export function EffectSentence(props: {
  readonly preview: PublishPreview | undefined
  readonly isFirst: boolean
}) {
  const { i18n } = useLingui()
  const { preview, isFirst } = props
  if (preview === undefined) return i18n.t('Menghitung pengaruhnya…')
  const { effect } = preview
  if (isFirst && effect.runsOnTheirWay === 0) {
    return i18n.t('Alur ini belum aktif: belum ada email yang berubah.')
  }
  return (
    <>
      <Mails effect={effect} />
      {effect.cancelledMails > 0 && (
        <>
          {' '}
          <Trans
            id="<0>{count} email</0> dibatalkan karena langkahnya dihapus."
            values={{ count: effect.cancelledMails }}
            components={{ 0: <strong /> }}
          />
        </>
      )}{' '}
      <Runs effect={effect} />
    </>
  )
}

function Mails({ effect }: { readonly effect: PublishEffect }) {
  const { i18n } = useLingui()
  if (effect.newTextMails === 0) return i18n.t('Tidak ada email menunggu yang teksnya berubah.')
  return (
    <Trans
      id="Teks baru berlaku untuk <0>{count} email yang belum terkirim</0>."
      values={{ count: effect.newTextMails }}
      components={{ 0: <strong /> }}
    />
  )
}

function Runs({ effect }: { readonly effect: PublishEffect }) {
  const { i18n } = useLingui()
  if (effect.runsOnTheirWay === 0) return i18n.t('Tidak ada lead yang sedang berjalan.')
  return (
    <Trans
      id="Jadwal dan langkah <0>{count} lead yang sedang berjalan</0> tidak berubah."
      values={{ count: effect.runsOnTheirWay }}
      components={{ 0: <strong /> }}
    />
  )
}
