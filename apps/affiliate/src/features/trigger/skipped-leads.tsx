import { Button } from '@booster/ui/controls/button'
import { Banner } from '@booster/ui/feedback/banner'
import { useTRPC } from '@booster/web/api/client'
import { skipWords } from '@booster/web/words/trigger-words'
import { useLingui } from '@lingui/react'
import { useInfiniteQuery } from '@tanstack/react-query'

/** Who was skipped by a bulk trigger and why, more of them on demand. */
export function SkippedLeads({ bulkTriggerId }: { readonly bulkTriggerId: string }) {
  const { i18n } = useLingui()
  const pages = useInfiniteQuery(
    useTRPC().trigger.skipped.infiniteQueryOptions(
      { id: bulkTriggerId },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  )
  if (pages.isError) {
    return (
      <Banner
        tone="danger"
        title={i18n.t('Daftar yang dilewati gagal dimuat')}
        actions={<Button onClick={() => void pages.refetch()}>{i18n.t('Coba lagi')}</Button>}
      />
    )
  }
  const leads = pages.data?.pages.flatMap((page) => page.leads) ?? []
  if (leads.length === 0) return null
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <ul className="trigger__list" tabIndex={0} aria-label={i18n.t('Lead yang dilewati')}>
        {leads.map(({ leadId, leadName, automationId, reason }) => (
          <li key={`${leadId} ${automationId}`}>
            <span>{leadName ?? leadId}</span>
            <span className="muted">{skipWords(i18n, reason)}</span>
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {i18n.t('Muat lagi')}
        </Button>
      )}
    </>
  )
}
