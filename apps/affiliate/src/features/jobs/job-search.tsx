import { SearchBox } from '@booster/ui/controls/search-box'
import { useLingui } from '@lingui/react'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { readJobsSearch } from './jobs-search.ts'

/** Finds emails by the lead's name or address; the answer is the queue, filtered. On phones it stands in the queue itself. */
export function JobSearch({ className }: { readonly className?: string }) {
  const { i18n } = useLingui()
  const navigate = useNavigate()
  const isQueue = useRouterState({ select: ({ location }) => location.pathname.endsWith('/jobs') })
  const term = useRouterState({
    select: ({ location }) => (isQueue ? (readJobsSearch({ ...location.search }).q ?? '') : ''),
  })
  const find = (next: string) => {
    const q = next === '' ? undefined : next
    if (isQueue) {
      void navigate({
        to: '/jobs',
        search: (old) => ({ ...readJobsSearch(old), q, page: undefined, job: undefined }),
        replace: true,
      })
    } else if (q !== undefined) {
      void navigate({ to: '/jobs', search: { q } })
    }
  }
  return (
    <SearchBox
      term={term}
      onTermChange={find}
      placeholder={i18n.t('Cari nama atau email lead')}
      shortcut={className === undefined}
      className={className}
    />
  )
}
