import { useLingui } from '@lingui/react'
import { RefreshCw } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '../controls/button.tsx'
import { useTimeText } from '../data/time.tsx'
import { requestIdOf } from '../format/request-id.ts'
import { Banner } from './banner.tsx'
import { EmptyState } from './empty-state.tsx'
import { ErrorId } from './error-id.tsx'
import { SkeletonRows } from './skeleton.tsx'

/** What QueryView reads of a TanStack query; a query result can be passed as it is. */
export interface ViewQuery<Data> {
  readonly data: Data | undefined
  readonly error: unknown
  readonly isFetching: boolean
  readonly isPlaceholderData?: boolean | undefined
  readonly dataUpdatedAt?: number | undefined
  readonly refetch: () => unknown
}

export interface QueryViewProps<Data> {
  readonly query: ViewQuery<Data>
  /** Draws the data. */
  readonly children: (data: Data) => ReactNode
  /** The shape of what comes, shown after 150 ms. Default: rows. */
  readonly skeleton?: ReactNode
  /** Decides that the data is nothing to show; `empty` then says why and what is next. */
  readonly isEmpty?: ((data: Data) => boolean) | undefined
  readonly empty?: ReactNode
  /** "Antrean gagal dimuat" */
  readonly errorTitle?: string | undefined
}

/**
 * The four faces of data: loading, error with retry and request id, empty with the next step, data.
 * Rows of the page before stay, dimmed, until the new ones arrive; a failed refresh keeps the old data below a banner.
 */
export function QueryView<Data>(props: QueryViewProps<Data>) {
  const { query, children, skeleton, isEmpty, empty, errorTitle } = props
  if (query.data === undefined) {
    if (query.error) return <LoadFailed query={query} title={errorTitle} />
    return <Loading>{skeleton ?? <SkeletonRows />}</Loading>
  }
  const isOld = query.isPlaceholderData === true
  return (
    <div className={isOld ? 'data-view is-old' : 'data-view'} aria-busy={isOld || undefined}>
      {query.error ? <RefreshFailed query={query} title={errorTitle} /> : null}
      {isEmpty?.(query.data) ? empty : children(query.data)}
    </div>
  )
}

function Loading({ children }: { readonly children: ReactNode }) {
  const { i18n } = useLingui()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 150)
    return () => clearTimeout(timer)
  }, [])
  return (
    // The skeleton takes its place at once and only becomes visible later, so that nothing jumps.
    <div className={late ? 'loading' : 'loading is-early'} role="status" aria-busy="true">
      <span className="visually-hidden">{i18n.t('Memuat')}</span>
      {children}
    </div>
  )
}

interface FailedProps {
  readonly query: ViewQuery<unknown>
  readonly title: string | undefined
}

function LoadFailed({ query, title }: FailedProps) {
  const { i18n } = useLingui()
  const requestId = requestIdOf(query.error)
  return (
    <EmptyState kind="failed" title={title ?? i18n.t('Data gagal dimuat')} action={<Retry query={query} />}>
      <p>{i18n.t('Server tidak menjawab seperti seharusnya.')}</p>
      {requestId && <ErrorId requestId={requestId} />}
    </EmptyState>
  )
}

function RefreshFailed({ query, title }: FailedProps) {
  const { i18n } = useLingui()
  const clock = useTimeText('clock')
  const requestId = requestIdOf(query.error)
  return (
    <Banner
      tone="danger"
      title={`${title ?? i18n.t('Data gagal dimuat')}.`}
      actions={<Retry query={query} small />}
    >
      {query.dataUpdatedAt
        ? `${i18n.t('Data terakhir per {clock}.', { clock: clock(query.dataUpdatedAt) })} `
        : null}
      {requestId && <ErrorId requestId={requestId} />}
    </Banner>
  )
}

function Retry({ query, small }: { readonly query: ViewQuery<unknown>; readonly small?: boolean }) {
  const { i18n } = useLingui()
  return (
    <Button
      icon={small ? undefined : RefreshCw}
      size={small ? 'sm' : 'md'}
      busy={query.isFetching}
      onClick={() => void query.refetch()}
    >
      {i18n.t('Coba lagi')}
    </Button>
  )
}
