import { SearchBox } from '@booster/ui/controls/search-box'
import { useLingui } from '@lingui/react'
import { useNavigate, useRouterState } from '@tanstack/react-router'

/** The search of the whole app: it leads to the list of affiliates. */
export function AffiliateSearch() {
  const { i18n } = useLingui()
  const navigate = useNavigate()
  const { there, term } = useRouterState({
    select: ({ location }) => ({
      there: location.pathname.endsWith('/affiliates'),
      term: typeof location.search.q === 'string' ? location.search.q : '',
    }),
  })
  return (
    <SearchBox
      term={there ? term : ''}
      placeholder={i18n.t('Cari affiliate atau email')}
      onTermChange={(q) => {
        if (q === '' && !there) return
        void navigate({ to: '/affiliates', search: { q: q || undefined }, replace: there })
      }}
    />
  )
}
