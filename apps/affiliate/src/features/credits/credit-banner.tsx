import type { CreditStatus } from '@booster/contracts/credits'
import { UiLink } from '@booster/ui/controls/link'
import { Moment } from '@booster/ui/data/moment'
import { useLocale } from '@booster/ui/device/use-locale'
import { Banner } from '@booster/ui/feedback/banner'
import { formatNumber } from '@booster/ui/format/number'
import { ASK_FOR_CREDIT } from '@booster/web/address/paths'
import { Trans, useLingui } from '@lingui/react'

type Props = Pick<CreditStatus, 'level' | 'available' | 'uncovered' | 'uncoveredFrom'> & {
  /** Nothing was ever booked: not used up, but not yet begun. */
  readonly isNew: boolean
}

/** Low or no credit, by the one rule that admins are alerted by too; and what it will do to scheduled e-mails. */
export function CreditBanner({ level, available, uncovered, uncoveredFrom, isNew }: Props) {
  const { i18n } = useLingui()
  const locale = useLocale()
  if (level === 'ok') return null
  if (isNew) {
    return (
      <Banner tone="info" title={i18n.t('Belum ada kredit.')}>
        {i18n.t('Satu email memakai satu kredit.')} <AskLink />
      </Banner>
    )
  }
  const title =
    level === 'empty'
      ? i18n.t('Kredit habis.')
      : i18n.t('Kredit hampir habis: tinggal {n}.', { n: formatNumber(available, locale), count: available })
  const mails = i18n.t('{n} email terjadwal tidak akan terkirim tanpa isi ulang', {
    n: formatNumber(uncovered, locale),
    count: uncovered,
  })
  return (
    <Banner tone={level === 'empty' ? 'danger' : 'warning'} title={title}>
      {uncovered > 0 && uncoveredFrom !== null && (
        <Trans
          id="{mails}, mulai <0/>."
          values={{ mails }}
          components={{ 0: <Moment at={uncoveredFrom} /> }}
        />
      )}{' '}
      <AskLink />
    </Banner>
  )
}

function AskLink() {
  const { i18n } = useLingui()
  return (
    <UiLink className="link" href={ASK_FOR_CREDIT}>
      {i18n.t('Minta isi ulang ke admin')}
    </UiLink>
  )
}
