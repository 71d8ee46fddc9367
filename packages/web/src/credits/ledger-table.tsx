import type { CreditLedger } from '@booster/contracts/credits'
import { Button } from '@booster/ui/controls/button'
import { UiLink } from '@booster/ui/controls/link'
import { Num } from '@booster/ui/data/num'
import { CellLines, Table, Td, Th, Tr } from '@booster/ui/data/table'
import { Time } from '@booster/ui/data/time'
import { useZone } from '@booster/ui/device/use-zone'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { hrefOf } from '../address/href-of.ts'
import { AFFILIATE_PATHS, leadHref } from '../address/paths.ts'
import './ledger-table.css'

type Row = CreditLedger['rows'][number]

/** Every booking with the balance before and after; for the affiliate itself, uses lead to their e-mail. */
export function LedgerTable(props: {
  readonly rows: readonly Row[]
  /** Of the affiliate that looks; false: an admin looks, who has no such pages. */
  readonly isOwn: boolean
  readonly isLoadingMore: boolean
  readonly onMore: (() => void) | undefined
}) {
  const { i18n } = useLingui()
  const zone = useZone()
  const { rows, isOwn, isLoadingMore, onMore } = props
  return (
    <>
      <Table label={i18n.t('Mutasi kredit')} className="ledger" cards>
        <thead>
          <tr>
            <Th>{i18n.t('Waktu ({zone})', { zone })}</Th>
            <Th>{i18n.t('Keterangan')}</Th>
            <Th num>{i18n.t('Perubahan')}</Th>
            <Th num>{i18n.t('Sebelum')}</Th>
            <Th num>{i18n.t('Sesudah')}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Tr key={row.id}>
              <Td phone="when">
                <Time at={row.createdAt} form="day" zoneInHead />
              </Td>
              <Td phone="main">
                <CellLines main={<Title row={row} isOwn={isOwn} />} sub={<Note row={row} isOwn={isOwn} />} />
              </Td>
              <Td num phone="state" className={row.amount > 0 ? 'ledger__plus' : undefined}>
                <Num value={row.amount} as="change" />
              </Td>
              <Td phone="action" className="muted small">
                {i18n.t('Saldo')} <Num value={row.balanceAfter} />
              </Td>
              <Td phone="flow">
                <Note row={row} isOwn={isOwn} />
              </Td>
              <Td num>
                <Num value={row.balanceBefore} />
              </Td>
              <Td num>
                <Num value={row.balanceAfter} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      {onMore !== undefined && (
        <p className="ledger__more">
          <Button busy={isLoadingMore} onClick={onMore}>
            {i18n.t('Muat yang lebih lama')}
          </Button>
        </p>
      )}
    </>
  )
}

type Shown = { readonly row: Row; readonly isOwn: boolean }

function Title({ row, isOwn }: Shown) {
  const { i18n } = useLingui()
  if (row.job === null) return typeWords(i18n, row)
  return isOwn ? <UiLink href={leadHref(row.job.leadId)}>{row.job.leadName}</UiLink> : row.job.leadName
}

function typeWords(i18n: I18n, { type }: Row): string {
  if (type === 'topup') return i18n.t('Isi ulang')
  return type === 'deduct' ? i18n.t('Email terkirim') : i18n.t('Penyesuaian')
}

/** Which e-mail it paid for, or who booked it and why. */
function Note({ row, isOwn }: Shown) {
  const { i18n } = useLingui()
  const { job, description, createdByName } = row
  if (job === null) return [description, createdByName].filter((part) => part).join(' · ')
  const words = i18n.t('{automation} · langkah {step}', {
    automation: job.automationName,
    step: job.stepOrder,
  })
  if (!isOwn) return words
  return (
    <UiLink className="muted" href={hrefOf(AFFILIATE_PATHS.jobs, { job: job.id })}>
      {words}
    </UiLink>
  )
}
