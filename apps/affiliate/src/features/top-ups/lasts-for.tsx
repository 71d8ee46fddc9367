import { useLocale } from '@booster/ui/device/use-locale'
import { formatNumber } from '@booster/ui/format/number'
import { useTRPC } from '@booster/web/api/client'
import { formatRupiah } from '@booster/web/words/rupiah'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'

/** What an amount costs and how long it lasts, by the measured use. */
export function LastsFor(props: { readonly credits: number | null; readonly priceRupiah: number | null }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const status = useQuery(useTRPC().credit.status.queryOptions()).data
  const { credits, priceRupiah } = props
  if (credits === null) return i18n.t('Satu email terkirim memakai satu kredit.')
  const perDay = status?.averagePerDay ?? 0
  const days = perDay === 0 ? 0 : Math.floor(credits / perDay)
  const parts = [
    priceRupiah === null
      ? ''
      : i18n.t('{amount} ditambah kode unik sampai Rp 999.', {
          amount: formatRupiah(credits * priceRupiah, locale),
        }),
    perDay === 0
      ? ''
      : i18n.t('Cukup sekitar {n} hari dengan rata-rata {perDay} email per hari.', {
          n: formatNumber(days, locale),
          count: days,
          perDay: formatNumber(perDay, locale),
        }),
    status === undefined || status.uncovered === 0
      ? ''
      : i18n.t('{n} email terjadwal belum tertutup kredit.', {
          n: formatNumber(status.uncovered, locale),
          count: status.uncovered,
        }),
  ]
  const words = parts.filter((part) => part !== '').join(' ')
  return words === '' ? i18n.t('Satu email terkirim memakai satu kredit.') : words
}
