export interface SkeletonProps {
  /** CSS lengths; the height defaults to a line of text. */
  readonly width?: string | undefined
  readonly height?: string | undefined
}

/** A grey bar in the place of something to come. */
export function Skeleton({ width, height }: SkeletonProps) {
  return <span className="skeleton" style={{ width, height }} aria-hidden="true" />
}

export interface SkeletonRowsProps {
  readonly rows?: number | undefined
  /** Height of one row, as the final rows have it (table 52, list 56). */
  readonly rowHeight?: number | undefined
  readonly withCheckbox?: boolean | undefined
}

/** Rows of a table or list before they arrive, in their final height. */
export function SkeletonRows({ rows = 6, rowHeight = 52, withCheckbox = false }: SkeletonRowsProps) {
  return (
    <div className="skeleton-rows" aria-hidden="true">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="skeleton-row" style={{ height: rowHeight }}>
          {withCheckbox && <Skeleton width="16px" height="16px" />}
          <SkeletonLines width={WIDTHS[index % WIDTHS.length] ?? '70%'} />
          <SkeletonLines width={WIDTHS[(index + 1) % WIDTHS.length] ?? '70%'} />
          <Skeleton width="60%" />
          <span className="skeleton skeleton--pill" />
        </div>
      ))}
    </div>
  )
}

const WIDTHS = ['62%', '74%', '56%', '80%']

function SkeletonLines({ width }: { readonly width: string }) {
  return (
    <div>
      <Skeleton width={width} />
      <Skeleton width="84%" height="8px" />
    </div>
  )
}

/** A card with rows before they arrive. */
export function SkeletonCard({ rows = 4 }: { readonly rows?: number | undefined }) {
  return (
    <div className="card skeleton-card" aria-hidden="true">
      <Skeleton width="30%" height="14px" />
      <SkeletonRows rows={rows} />
    </div>
  )
}

/** The strip of tiles before its numbers arrive. */
export function SkeletonTiles({ tiles = 4 }: { readonly tiles?: number | undefined }) {
  return (
    <div className="tiles" aria-hidden="true">
      {Array.from({ length: tiles }, (_, index) => (
        <div key={index} className="tile skeleton-tile">
          <Skeleton width="50%" />
          <Skeleton width="40%" height="24px" />
          <Skeleton width="70%" />
        </div>
      ))}
    </div>
  )
}
