import { UiLink } from '@booster/ui/controls/link'
import { useLocale } from '@booster/ui/device/use-locale'
import { formatNumber } from '@booster/ui/format/number'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { useTRPC } from '@booster/web/api/client'
import { withoutUnset } from '@booster/web/api/without-unset'
import { Trans } from '@lingui/react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { isNarrowed } from './job-query.ts'
import type { JobsSearch } from './jobs-search.ts'

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
        id="{count} email lama sudah diarsipkan. Semuanya masih terbaca lewat <0>Progres lead</0>."
        values={{ count: formatNumber(count, locale) }}
        components={{ 0: <UiLink className="link" href={AFFILIATE_PATHS.runs} /> }}
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
