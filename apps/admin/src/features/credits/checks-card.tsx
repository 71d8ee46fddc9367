import type { ProviderCheckRow } from '@booster/contracts/provider'
import { Num } from '@booster/ui/data/num'
import { KeysetPagination } from '@booster/ui/data/pagination'
import { Table, Td, Th, Tr } from '@booster/ui/data/table'
import { TimeCell } from '@booster/ui/data/time'
import { useKeysetPages } from '@booster/ui/data/use-keyset-pages'
import { useLocale } from '@booster/ui/device/use-locale'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { QueryView } from '@booster/ui/feedback/query-view'
import { formatNumber } from '@booster/ui/format/number'
import { Card, CardHead } from '@booster/ui/layout/card'
import { CreditLevelBadge } from '@booster/ui/status/credit-level-badge'
import { StatusBadge } from '@booster/ui/status/status-badge'
import type { StatusLook } from '@booster/ui/status/status-look'
import { useTRPC } from '@booster/web/api/client'
import { CsvMenu } from '@booster/web/lists/csv-menu'
import { useLingui } from '@lingui/react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { CircleX, RefreshCw } from 'lucide-react'
import { faultWords } from './fault-words.ts'

type Check = ProviderCheckRow

const PAGE_SIZE = 20
const FAILED_LOOK: StatusLook = { tone: 'failed', icon: CircleX, word: /*i18n*/ 'Gagal' }

/** Every question to the provider and what it answered, newest first. */
export function ChecksCard() {
  const { i18n } = useLingui()
  const pages = useKeysetPages()
  const checks = useQuery(
    useTRPC().admin.credit.checks.queryOptions(
      { cursor: pages.cursor, limit: PAGE_SIZE },
      { placeholderData: keepPreviousData },
    ),
  )
  return (
    <Card>
      <CardHead title={i18n.t('Pemeriksaan kredit')}>
        <CsvMenu list="admin/credit-checks" />
      </CardHead>
      <QueryView
        query={checks}
        errorTitle={i18n.t('Pemeriksaan gagal dimuat')}
        isEmpty={(data) => data.rows.length === 0}
        empty={
          <EmptyState kind="never-used" icon={RefreshCw} title={i18n.t('Belum ada pemeriksaan')}>
            <p>{i18n.t('Pemeriksaan berjalan otomatis setiap hari; Cek sekarang memulai yang pertama.')}</p>
          </EmptyState>
        }
      >
        {(data) => (
          <>
            <Table label={i18n.t('Pemeriksaan kredit')} cards>
              <thead>
                <tr>
                  <Th>{i18n.t('Waktu')}</Th>
                  <Th>{i18n.t('Hasil')}</Th>
                  <Th num>{i18n.t('Saldo')}</Th>
                  <Th>{i18n.t('Sebab')}</Th>
                  <Th num>{i18n.t('Lama')}</Th>
                </tr>
              </thead>
              <tbody>
                {data.rows.map((check) => (
                  <CheckRow key={check.id} check={check} />
                ))}
              </tbody>
            </Table>
            <KeysetPagination
              shown={data.rows.length}
              first={pages.first}
              onPrevious={pages.previous}
              onNext={pages.next(data.nextCursor, data.rows.length)}
            />
          </>
        )}
      </QueryView>
    </Card>
  )
}

function CheckRow({ check }: { readonly check: Check }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const causes = {
    cron: i18n.t('Terjadwal'),
    manual: i18n.t('Manual'),
    after_sends: i18n.t('Setelah pengiriman'),
  } satisfies Record<Check['cause'], string>
  return (
    <Tr>
      <Td phone="when">
        <TimeCell at={check.at} />
      </Td>
      <Td phone="state">
        {check.level !== null ? (
          <CreditLevelBadge level={check.level} />
        ) : (
          <>
            <StatusBadge look={FAILED_LOOK} />
            {check.errorCode !== null && (
              <span className="cell-sub checks__message">{faultWords(check.errorCode, i18n)}</span>
            )}
          </>
        )}
      </Td>
      <Td num phone="main">
        {check.credits === null ? '–' : <Num value={check.credits} />}
      </Td>
      <Td phone="flow">{causes[check.cause]}</Td>
      <Td num>{i18n.t('{n} ms', { n: formatNumber(check.durationMs, locale) })}</Td>
    </Tr>
  )
}
