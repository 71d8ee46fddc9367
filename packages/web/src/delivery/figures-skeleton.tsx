import { SkeletonCard, SkeletonTiles } from '@booster/ui/feedback/skeleton'

/** In the place of the figures of mails until they come. */
export function FiguresSkeleton() {
  return (
    <div className="figures">
      <SkeletonTiles />
      <SkeletonTiles tiles={3} />
      <SkeletonCard rows={4} />
      <SkeletonCard rows={4} />
    </div>
  )
}
