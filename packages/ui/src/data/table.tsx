import { clsx } from 'clsx'
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ComponentProps, MouseEvent, ReactNode } from 'react'

export interface TableProps {
  /** Names the table for screen readers. */
  readonly label: string
  /** `<thead>` and `<tbody>`. */
  readonly children: ReactNode
  readonly className?: string | undefined
  /** On phones each row becomes a card; every Td then says its place with `phone`. */
  readonly cards?: boolean | undefined
  /** New rows are on their way: old ones are dimmed. QueryView does this by itself. */
  readonly busy?: boolean | undefined
}

/** A table in the kit's look. Wide ones scroll sideways on phones unless they turn into `cards`. */
export function Table({ label, children, className, cards, busy }: TableProps) {
  return (
    <div className="table-scroll">
      <table
        className={clsx('table', cards && 'table--cards', className)}
        aria-label={label}
        aria-busy={busy || undefined}
      >
        {children}
      </table>
    </div>
  )
}

export interface ThProps extends ComponentProps<'th'> {
  readonly num?: boolean | undefined
  /** The current order by this column, `none` if sortable but not in use; undefined if not sortable. */
  readonly sort?: 'ascending' | 'descending' | 'none' | undefined
  readonly onSort?: (() => void) | undefined
}

/** A head cell; sortable with `sort` and `onSort`. */
export function Th({ num, sort, onSort, className, children, ...rest }: ThProps) {
  const Arrow = sort === 'descending' ? ArrowDown : ArrowUp
  return (
    <th scope="col" {...rest} className={clsx(num && 'num', className)} aria-sort={sort}>
      {onSort ? (
        <button type="button" className="th-sort" onClick={onSort}>
          {children}
          <Arrow className={clsx('icon icon--sm', sort === 'none' && 'is-hidden')} />
        </button>
      ) : (
        children
      )}
    </th>
  )
}

/**
 * Place of a cell on a phone's card: `check` left, `main` and `state` in the first line, `flow` in the second,
 * `when` and `action` in the third. Cells without a place are hidden on phones; `action`, and any cell of the class
 * `only-on-cards`, only shows there.
 */
export type PhonePlace = 'check' | 'main' | 'state' | 'flow' | 'when' | 'action'

export interface TdProps extends ComponentProps<'td'> {
  readonly num?: boolean | undefined
  readonly phone?: PhonePlace | undefined
}

/** A cell; `num` aligns right. */
export function Td({ num, phone, className, ...rest }: TdProps) {
  return <td {...rest} data-phone={phone} className={clsx(num && 'num', className) || undefined} />
}

export interface TrProps extends Omit<ComponentProps<'tr'>, 'onClick'> {
  readonly selected?: boolean | undefined
  /** Its drawer is open. */
  readonly open?: boolean | undefined
  readonly busy?: boolean | undefined
  /** Click anywhere on the row that is no control. The row must also hold a link or button for the keyboard. */
  readonly onOpen?: (() => void) | undefined
}

/** A row: selected, open, busy. */
export function Tr({ selected, open, busy, onOpen, className, ...rest }: TrProps) {
  const openUnlessControl = (event: MouseEvent<HTMLTableRowElement>) => {
    const target = event.target as Element
    if (target.closest('a, button, input, label, [role=checkbox], [role=switch], [role=menuitem]')) return
    // Selecting text to copy must not open the row.
    if (String(getSelection()) !== '') return
    onOpen?.()
  }
  return (
    <tr
      {...rest}
      className={clsx(open && 'is-open', onOpen && 'is-openable', className) || undefined}
      data-selected={selected || undefined}
      aria-busy={busy || undefined}
      onClick={onOpen ? openUnlessControl : undefined}
    />
  )
}

/** Two lines of a cell: main above, sub below. */
export function CellLines({ main, sub }: { readonly main: ReactNode; readonly sub?: ReactNode }) {
  return (
    <>
      <span className="cell-main">{main}</span>
      {sub !== undefined && <span className="cell-sub">{sub}</span>}
    </>
  )
}
