import type { DeliveryFigures, MailCounts } from '@booster/contracts/delivery/delivery-figures'
import { Card, CardHead } from '@booster/ui/layout/card'
import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import { type FiguresRow, FiguresTable } from './figures-table.tsx'

type Others = (MailCounts & { readonly rows: number }) | null

/** The figures by one thing: those with the most mails by name, the rest in one line. */
export function FiguresCard(props: {
  readonly title: string
  readonly head: string
  readonly explain?: ReactNode
  readonly rows: readonly FiguresRow[]
  readonly others: Others
  readonly figures: Pick<DeliveryFigures, 'total' | 'counting'>
}) {
  const { i18n } = useLingui()
  const { title, head, rows, others, figures } = props
  const rest: FiguresRow[] =
    others === null
      ? []
      : [
          {
            key: 'others',
            name: i18n.t('{rows, plural, other {# lainnya}}', { rows: others.rows }),
            counts: others,
          },
        ]
  return (
    <Card>
      <CardHead title={title} ruled>
        {props.explain}
      </CardHead>
      <FiguresTable label={title} head={head} rows={[...rows, ...rest]} figures={figures} />
    </Card>
  )
}
