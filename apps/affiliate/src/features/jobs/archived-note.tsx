import { useTRPC } from '@booster/trpc/react'
import { UiLink } from '@booster/ui/controls/link'
import { useLocale } from '@booster/ui/device/use-locale'
import { formatNumber } from '@booster/ui/format/number'
import { Trans } from '@lingui/react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { JobsSearch } from '../../app/search-params.ts'
import { PATHS } from '../../session/paths.ts'
import { isNarrowed, withoutUnset } from './job-query.ts'

/** The tabs go on counting old e-mails that this list does not hold any more: where they are. */
export function ArchivedNote({ search }: { readonly search: JobsSearch }) {
  const locale = useLocale()
  const counts = useQuery(
    useTRPC().job.counts.queryOptions(withoutUnset({ automationId: search.automation }), {
      placeholderData: keepPreviousData,
    }),
  )
  const count = isNarrowed(search) ? 0 : archivedIn(counts.data?.archived, search.status)
  if (count === 0) return null
  return (
    <p className="muted small">
      <Trans
        id="{count} email lama sudah diarsipkan. Semuanya masih terbaca lewat <0>Perjalanan Lead</0>."
        values={{ count: formatNumber(count, locale) }}
        components={{ 0: <UiLink className="link" href={PATHS.runs} /> }}
      />
    </p>
  )
}

type Archived = { readonly completed: number; readonly failed: number; readonly cancelled: number }

function archivedIn(archived: Archived | undefined, status: JobsSearch['status']): number {
  if (archived === undefined) return 0
  if (status === undefined) return archived.completed + archived.failed + archived.cancelled
  return status in archived ? archived[status as keyof Archived] : 0
}
