import type { AffiliateDetail } from '@booster/contracts/account/affiliate-detail'
import { Num } from '@booster/ui/data/num'
import { StatTile, StatTiles } from '@booster/ui/data/stat-tile'
import { useLingui } from '@lingui/react'
import { CircleX, CornerDownLeft, Flag, Send } from 'lucide-react'

/** The last 7 days, with each number as a share of what was sent. */
export function WeekTiles({ week }: { readonly week: AffiliateDetail['week'] }) {
  const { i18n } = useLingui()
  const { sent, failed, bounced, complained } = week
  const share = (part: number) => (sent === 0 ? undefined : <Num value={part / sent} as="percent" />)
  return (
    <StatTiles label={i18n.t('7 hari terakhir')}>
      <StatTile
        label={i18n.t('Terkirim 7 hari')}
        icon={Send}
        value={sent}
        explain={i18n.t('Email yang diterima penyedia dalam 7 hari terakhir, termasuk hari ini (WIB).')}
      />
      <StatTile
        label={i18n.t('Gagal 7 hari')}
        icon={CircleX}
        value={failed}
        note={sent + failed === 0 ? undefined : <Num value={failed / (sent + failed)} as="percent" />}
        explain={i18n.t('Email yang gagal dalam 7 hari terakhir; persennya dari yang terkirim dan gagal.')}
      />
      <StatTile
        label={i18n.t('Terpental')}
        icon={CornerDownLeft}
        value={bounced}
        note={share(bounced)}
        explain={i18n.t(
          'Email yang terkirim dalam 7 hari terakhir, lalu terpental; persennya dari yang terkirim.',
        )}
      />
      <StatTile
        label={i18n.t('Dilaporkan spam')}
        icon={Flag}
        value={complained}
        note={share(complained)}
        explain={i18n.t(
          'Email yang terkirim dalam 7 hari terakhir, lalu dilaporkan spam; persennya dari yang terkirim.',
        )}
      />
    </StatTiles>
  )
}
