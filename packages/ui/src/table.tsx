import { clsx } from 'clsx'
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ComponentProps, MouseEvent, ReactNode } from 'react'

export interface TableProps {
  /** Names the table for screen readers. */
  readonly label: string
  /** `<thead>` and `<tbody>`. */
  readonly children: ReactNode
  readonly className?: string | undefined
  /** New rows are on their way: old ones are dimmed. DataView does this by itself. */
  readonly busy?: boolean | undefined
}

/** A table in the kit's look. On phones give it `cards` rows by your own CSS (see README). */
export function Table({ label, children, className, busy }: TableProps) {
  return (
    <div className="table-scroll">
      <table className={clsx('table', className)} aria-label={label} aria-busy={busy || undefined}>
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

export interface TdProps extends ComponentProps<'td'> {
  readonly num?: boolean | undefined
}

/** A cell; `num` aligns right. */
export function Td({ num, className, ...rest }: TdProps) {
  return <td {...rest} className={clsx(num && 'num', className) || undefined} />
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
    // Marking text to copy it is no wish to open.
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
