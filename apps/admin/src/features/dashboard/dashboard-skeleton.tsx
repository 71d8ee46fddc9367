import { Skeleton, SkeletonCard, SkeletonTiles } from '@booster/ui/feedback/skeleton'

/** The overview before its numbers arrive, in its final shape. */
export function DashboardSkeleton() {
  return (
    <div className="overview" aria-hidden="true">
      <div className="overview__banner card skeleton-block skeleton-block--banner">
        <Skeleton width="60%" />
      </div>
      <div className="overview__main">
        <div className="card skeleton-block skeleton-block--provider">
          <Skeleton width="140px" />
          <Skeleton width="190px" height="40px" />
          <Skeleton width="100%" height="10px" />
        </div>
        <SkeletonTiles />
        <div className="card skeleton-block skeleton-block--history">
          <Skeleton width="180px" height="14px" />
        </div>
      </div>
      <div className="overview__side">
        <SkeletonCard rows={3} />
        <SkeletonCard rows={2} />
      </div>
    </div>
  )
}
