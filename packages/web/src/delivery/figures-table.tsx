import type { Counting, DeliveryFigures, MailCounts } from '@booster/contracts/delivery/delivery-figures'
import { Num } from '@booster/ui/data/num'
import { CellLines, Table, Td, Th, Tr } from '@booster/ui/data/table'
import { useLocale } from '@booster/ui/device/use-locale'
import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import { complaintLevelOf } from './complaint-level.ts'
import { FIGURE_KINDS, type FigureKind, kindsWithoutRate, type NoRate } from './figure-kinds.ts'
import { rateText } from './rate-text.ts'

/** One line of a table: whose mails, and what became of them. */
export type FiguresRow = {
  readonly key: string
  readonly name: ReactNode
  readonly sub?: string | undefined
  readonly counts: MailCounts
  /** What its mails count; left out: what those of all rows together do. */
  readonly counting?: Counting
}

const KINDS = Object.keys(FIGURE_KINDS) as FigureKind[]
/** What the card of a phone says in its second line. */
const ON_CARDS = ['delivered', 'bounced', 'complained'] as const satisfies readonly FigureKind[]

/** Mails sent and the rates of what became of them, a row each. */
export function FiguresTable(props: {
  readonly label: string
  /** What a row is: "Domain". */
  readonly head: string
  readonly rows: readonly FiguresRow[]
  readonly figures: Pick<DeliveryFigures, 'total' | 'counting'>
}) {
  const { i18n } = useLingui()
  const { total, counting } = props.figures
  return (
    <Table label={props.label} cards className="figures__table">
      <thead>
        <tr>
          <Th>{props.head}</Th>
          <Th num>{i18n.t('Terkirim')}</Th>
          {KINDS.map((kind) => (
            <Th key={kind} num>
              {i18n._(FIGURE_KINDS[kind].word)}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <Row
            key={row.key}
            row={row}
            without={kindsWithoutRate({ total, counting: row.counting ?? counting })}
          />
        ))}
      </tbody>
    </Table>
  )
}

function Row({
  row,
  without,
}: {
  readonly row: FiguresRow
  readonly without: ReturnType<typeof kindsWithoutRate>
}) {
  const { i18n } = useLingui()
  const { name, sub, counts } = row
  return (
    <Tr>
      <Td phone="main">
        <CellLines main={name} sub={sub} />
      </Td>
      <Td num phone="state">
        <Num value={counts.sent} />
        <span className="figures__unit"> {i18n.t('email')}</span>
      </Td>
      <Td phone="flow" className="only-on-cards">
        {ON_CARDS.filter((kind) => without[kind] === undefined).map((kind, index) => (
          <span key={kind}>
            {index > 0 && ' · '}
            {i18n._(FIGURE_KINDS[kind].word)} <RateCell kind={kind} counts={counts} noRate={undefined} />
          </span>
        ))}
      </Td>
      {KINDS.map((kind) => (
        <Td key={kind} num>
          <RateCell kind={kind} counts={counts} noRate={without[kind]} />
        </Td>
      ))}
    </Tr>
  )
}

function RateCell(props: {
  readonly kind: FigureKind
  readonly counts: MailCounts
  readonly noRate: NoRate | undefined
}) {
  const locale = useLocale()
  const { kind, counts, noRate } = props
  const count = counts[kind]
  if (noRate !== undefined) {
    return count > 0 ? <Num value={count} /> : <NoCount why={noRate} />
  }
  if (counts.sent === 0) return <span className="muted">–</span>
  const rate = count / counts.sent
  const level = kind === 'complained' ? complaintLevelOf(rate) : 'good'
  const text = rateText(rate, locale)
  if (level === 'good') return <span className={count === 0 ? 'muted' : undefined}>{text}</span>
  return (
    <strong className="figures__alarm" data-state={level}>
      {text}
    </strong>
  )
}

/** In place of a zero that may only mean that nobody counted. */
function NoCount({ why }: { readonly why: NoRate }) {
  const { i18n } = useLingui()
  const words = {
    'not-known': i18n.t('tidak diketahui'),
    'switched-off': i18n.t('tidak dihitung'),
    'not-counted': i18n.t('tidak dihitung'),
    'partly-counted': '–',
  } satisfies Record<NoRate, string>
  return <span className="muted">{words[why]}</span>
}
