import { CopyButton } from '@booster/ui/controls/copy-button'
import { useLocale } from '@booster/ui/device/use-locale'
import { formatRupiah } from '@booster/web/words/rupiah'
import { useLingui } from '@lingui/react'

/** The amount of a transfer, to be copied into a banking app as plain digits. */
export function Payable({ rupiah }: { readonly rupiah: number }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  return (
    <span className="top-ups__payable">
      <strong>{formatRupiah(rupiah, locale)}</strong>
      <CopyButton value={String(rupiah)} label={i18n.t('Salin jumlah transfer')} />
    </span>
  )
}
