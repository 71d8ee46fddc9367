import type { LeadImport } from '@booster/contracts/imports/lead-imports'
import { UiLink } from '@booster/ui/controls/link'
import { List, ListRow } from '@booster/ui/data/list-rows'
import { Time } from '@booster/ui/data/time'
import { useLocale } from '@booster/ui/device/use-locale'
import { formatNumber } from '@booster/ui/format/number'
import { Card, CardHead } from '@booster/ui/layout/card'
import { hrefOf } from '@booster/web/address/href-of'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { useTRPC } from '@booster/web/api/client'
import { CsvMenu } from '@booster/web/lists/csv-menu'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { FileSpreadsheet } from 'lucide-react'
import { IMPORT_STATUS_WORDS } from './import-status-words.ts'

/** What was imported before, to be looked at again. Nothing where there is none. */
export function RecentImports() {
  const { i18n } = useLingui()
  const list = useQuery(useTRPC().import.list.queryOptions())
  const imports = list.data?.imports ?? []
  if (imports.length === 0) return null
  return (
    <Card>
      <CardHead title={i18n.t('Impor sebelumnya')} ruled>
        <CsvMenu list="affiliate/imports" />
      </CardHead>
      <List label={i18n.t('Impor sebelumnya')}>
        {imports.map((file) => (
          <ListRow
            key={file.id}
            icon={FileSpreadsheet}
            title={
              <UiLink href={hrefOf(AFFILIATE_PATHS.leadImport, { id: file.id })}>{file.fileName}</UiLink>
            }
            note={<Facts file={file} />}
          />
        ))}
      </List>
    </Card>
  )
}

function Facts({ file }: { readonly file: LeadImport }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const counts = {
    created: formatNumber(file.created, locale),
    updated: formatNumber(file.updated, locale),
    failed: formatNumber(file.failed, locale),
  }
  return (
    <>
      {i18n._(IMPORT_STATUS_WORDS[file.status])} · <Time at={file.createdAt} form="day" /> ·{' '}
      {i18n.t('{created} baru, {updated} diperbarui, {failed} ditolak', counts)}
    </>
  )
}
