import type { StatementMatches, StatementRow } from '@booster/contracts/top-ups/bank-statements'
import { Button } from '@booster/ui/controls/button'
import { List, ListRow } from '@booster/ui/data/list-rows'
import { useLocale } from '@booster/ui/device/use-locale'
import { Banner } from '@booster/ui/feedback/banner'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { formatNumber } from '@booster/ui/format/number'
import { RefusalBanner } from '@booster/web/words/refusal-banner'
import { formatRupiah } from '@booster/web/words/rupiah'
import { useLingui } from '@lingui/react'
import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { decisionErrorText } from './decision-error.ts'
import { useApprove } from './use-approve.ts'

type Read = Extract<StatementMatches, { kind: 'read' }>
type Match = Read['matches'][number]

/** The proposals, and what of the statement fits nothing. */
export function StatementMatchList({ found }: { readonly found: Read }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const { matches, approvedBefore, incoming, used, others, otherCount, skipped, skippedCount } = found
  const number = (value: number) => formatNumber(value, locale)
  const rest = [
    used > 0 ? i18n.t('{n} sudah dipakai sebelumnya', { n: number(used), count: used }) : '',
    approvedBefore.length > 0
      ? i18n.t('{n} sudah disetujui tanpa mutasi', {
          n: number(approvedBefore.length),
          count: approvedBefore.length,
        })
      : '',
    otherCount > 0
      ? i18n.t('{n} tidak cocok dengan permintaan mana pun', { n: number(otherCount), count: otherCount })
      : '',
    skippedCount > 0
      ? i18n.t('{n} baris tidak terbaca: baris {rows}', {
          n: number(skippedCount),
          count: skippedCount,
          rows: `${skipped.map(({ row }) => row).join(', ')}${skippedCount > skipped.length ? ', …' : ''}`,
        })
      : '',
  ].filter((part) => part !== '')
  return (
    <>
      <p className="muted">
        {[i18n.t('{n} uang masuk dibaca', { n: number(incoming), count: incoming }), ...rest].join(' · ')}
      </p>
      {matches.length === 0 ? (
        <Banner tone="info" title={i18n.t('Tidak ada yang cocok.')}>
          {i18n.t('Dicari menurut jumlah sampai rupiah terakhir, pada hari permintaan atau sesudahnya.')}
        </Banner>
      ) : (
        <List label={i18n.t('Usulan')}>
          {matches.map((match) => (
            <MatchRow key={match.request.id} match={match} />
          ))}
        </List>
      )}
      {approvedBefore.length > 0 && (
        <section>
          <h3>{i18n.t('Sudah disetujui tanpa mutasi')}</h3>
          <p className="muted small">{i18n.t('Kreditnya sudah tercatat. Jangan catat lagi.')}</p>
          <List label={i18n.t('Sudah disetujui tanpa mutasi')}>
            {approvedBefore.map(({ request, row }) => (
              <ListRow
                key={request.id}
                title={i18n.t('{name}: {n} kredit', {
                  name: request.affiliateName,
                  n: number(request.credits),
                  count: request.credits,
                })}
                note={<Transfer row={row} />}
              />
            ))}
          </List>
        </section>
      )}
      {otherCount > 0 && (
        <details>
          <summary>{i18n.t('Tidak cocok dengan permintaan mana pun')}</summary>
          {otherCount > others.length && (
            <p className="muted small">
              {i18n.t('{n} pertama dari {total}', { n: number(others.length), total: number(otherCount) })}
            </p>
          )}
          <List label={i18n.t('Tidak cocok dengan permintaan mana pun')}>
            {others.map((row) => (
              <ListRow
                key={JSON.stringify(row)}
                title={formatRupiah(row.amountRupiah, locale)}
                note={<Transfer row={row} withAmount={false} />}
              />
            ))}
          </List>
        </details>
      )}
    </>
  )
}

/** The row as the bank wrote it. */
function Transfer(props: { readonly row: StatementRow; readonly withAmount?: boolean }) {
  const locale = useLocale()
  const { row, withAmount = true } = props
  return (
    <span className="top-ups__facts">
      <span>{withAmount ? `${formatRupiah(row.amountRupiah, locale)} · ${row.day}` : row.day}</span>
      <span className="top-ups__note">{row.description}</span>
    </span>
  )
}

function MatchRow({ match: { request, row } }: { readonly match: Match }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const offline = useOfflineReason()
  const [isDone, setDone] = useState(false)
  const approve = useApprove(request.affiliateName, () => setDone(true))
  return (
    <>
      <ListRow
        title={i18n.t('{name}: {n} kredit', {
          name: request.affiliateName,
          n: formatNumber(request.credits, locale),
          count: request.credits,
        })}
        note={<Transfer row={row} />}
      >
        {isDone ? (
          <span className="top-ups__done">
            <CircleCheck className="icon icon--sm" /> {i18n.t('Tercatat')}
          </span>
        ) : (
          <Button
            size="sm"
            busy={approve.isPending}
            disabledReason={offline}
            label={i18n.t('Setujui {name}', { name: request.affiliateName })}
            onClick={() => approve.mutate({ id: request.id, statementRow: row })}
          >
            {i18n.t('Setujui')}
          </Button>
        )}
      </ListRow>
      {approve.error !== null && (
        <li>
          <RefusalBanner error={approve.error} words={decisionErrorText(i18n, approve.error)} />
        </li>
      )}
    </>
  )
}
