import { useLingui } from '@lingui/react'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Button } from '../controls/button.tsx'
import { pageNumbers } from '../format/page-numbers.ts'
import { Num } from './num.tsx'
import type { KeysetWay } from './use-keyset-pages.tsx'

export interface PaginationProps {
  /** From 1. */
  readonly page: number
  readonly pageSize: number
  readonly total: number
  /** False: there may be more than `total`. */
  readonly totalIsExact?: boolean
  readonly onPageChange: (page: number) => void
}

/** Pages are numbered up to this row; what lies behind it is found by a filter. */
const REACHED_AT_MOST = 10_000

/** Numbered pages: "26–50 dari 1.757" and the numbers. */
export function Pagination({ page, pageSize, total, totalIsExact = true, onPageChange }: PaginationProps) {
  const { i18n } = useLingui()
  const pageCount = Math.max(1, Math.ceil(Math.min(total, REACHED_AT_MOST) / pageSize))
  const first = total === 0 ? 0 : (page - 1) * pageSize + 1
  return (
    <nav className="pagination" aria-label={i18n.t('Halaman')}>
      <Range
        first={first}
        last={Math.min(page * pageSize, total)}
        total={total}
        totalIsExact={totalIsExact}
      />
      {page >= pageCount && total > REACHED_AT_MOST && (
        <span>{i18n.t('Pakai filter untuk melihat sisanya')}</span>
      )}
      <div className="pagination__end">
        <Turn back disabled={page <= 1} onClick={() => onPageChange(page - 1)} />
        {pageNumbers(page, pageCount).map((mark, index) =>
          mark === 'gap' ? (
            <span key={`gap-${index}`}>…</span>
          ) : (
            <button
              key={mark}
              type="button"
              className="pagination__page"
              aria-label={i18n.t('Halaman {page}', { page: mark })}
              aria-current={mark === page ? 'page' : undefined}
              onClick={() => onPageChange(mark)}
            >
              <Num value={mark} />
            </button>
          ),
        )}
        <Turn disabled={page >= pageCount} onClick={() => onPageChange(page + 1)} />
      </div>
    </nav>
  )
}

export interface KeysetPaginationProps {
  /** How many rows stand here now. */
  readonly shown: number
  readonly total?: number | undefined
  /** Place of the first row shown, from 1, if known. */
  readonly first?: number | undefined
  /** Absent: there is no page before / after. */
  readonly onPrevious?: (() => void) | undefined
  readonly onNext?: (() => void) | undefined
}

/** Pages by key: only before and after. */
export function KeysetPagination({ shown, total, first = 1, onPrevious, onNext }: KeysetPaginationProps) {
  const { i18n } = useLingui()
  return (
    <nav className="pagination" aria-label={i18n.t('Halaman')}>
      <Range first={shown === 0 ? 0 : first} last={shown === 0 ? 0 : first + shown - 1} total={total} />
      <div className="pagination__end">
        <Button size="sm" disabled={!onPrevious} onClick={onPrevious}>
          {i18n.t('Sebelumnya')}
        </Button>
        <Button size="sm" disabled={!onNext} onClick={onNext}>
          {i18n.t('Berikutnya')}
        </Button>
      </div>
    </nav>
  )
}

/** The pages of a list that only knows "what comes after"; nothing where one page holds it all. */
export function KeysetPages({
  pages,
  list,
}: {
  readonly pages: KeysetWay
  readonly list: { readonly rows: readonly unknown[]; readonly nextCursor: string | null }
}) {
  const { rows, nextCursor } = list
  if (nextCursor === null && pages.previous === undefined) return null
  return (
    <KeysetPagination
      shown={rows.length}
      first={pages.first}
      onPrevious={pages.previous}
      onNext={pages.next(nextCursor, rows.length)}
    />
  )
}

type RangeProps = {
  readonly first: number
  readonly last: number
  readonly total: number | undefined
  readonly totalIsExact?: boolean
}

function Range(props: RangeProps) {
  const { i18n } = useLingui()
  return (
    <span>
      <Num value={props.first} />–<Num value={props.last} />
      {props.total !== undefined && (
        <>
          {' '}
          {i18n.t({ id: 'pagination.of', message: 'dari' })} <Num value={props.total} />
          {props.totalIsExact === false && '+'}
        </>
      )}
    </span>
  )
}

function Turn(props: { readonly back?: boolean; readonly disabled: boolean; readonly onClick: () => void }) {
  const { i18n } = useLingui()
  return (
    <Button
      iconOnly
      size="sm"
      variant="ghost"
      icon={props.back ? ChevronLeft : ChevronRight}
      label={props.back ? i18n.t('Sebelumnya') : i18n.t('Berikutnya')}
      disabled={props.disabled}
      onClick={props.onClick}
    />
  )
}
