import { ActionMenu } from '@booster/ui/controls/menu/action-menu'
import { useLocale } from '@booster/ui/device/use-locale'
import { useLingui } from '@lingui/react'
import { Download } from 'lucide-react'
import { hrefOf } from '../address/href-of.ts'

/** The address below `/api`. */
type CsvList =
  | 'affiliate/leads'
  | 'affiliate/jobs'
  | 'affiliate/logs'
  | 'affiliate/ledger'
  | 'affiliate/automations'
  | 'affiliate/optin-forms'
  | 'affiliate/imports'
  | 'affiliate/report'
  | 'affiliate/delivery'
  | 'admin/affiliates'
  | 'admin/alerts'
  | 'admin/audit'
  | 'admin/credit-checks'
  | 'admin/delivery'
  | 'admin/users'

/** Downloads a list with its current filter, in the form that the reader's spreadsheet program opens. */
export function CsvMenu(props: {
  readonly list: CsvList
  readonly filter?: Readonly<Record<string, string | boolean | undefined>>
}) {
  const { i18n } = useLingui()
  const lang = useLocale()
  const download = (separator: 'semicolon' | 'comma') => {
    const filter = Object.fromEntries(
      Object.entries(props.filter ?? {}).map(([name, value]) => [
        name,
        value === undefined ? value : String(value),
      ]),
    )
    location.assign(hrefOf(`/api/${props.list}.csv`, { ...filter, lang, separator }))
  }
  return (
    <ActionMenu
      label={i18n.t('CSV: unduh daftar ini')}
      items={[
        { label: i18n.t('Untuk Excel (titik koma)'), onSelect: () => download('semicolon') },
        { label: i18n.t('Untuk Google Sheets (koma)'), onSelect: () => download('comma') },
      ]}
      trigger={
        <button type="button" className="button">
          <Download className="icon" />
          CSV
        </button>
      }
    />
  )
}
