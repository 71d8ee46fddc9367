import { SearchBox } from '@booster/ui/controls/search-box'
import { usePhone } from '@booster/ui/device/use-phone'
import { PageHead } from '@booster/ui/layout/page-head'
import { CsvMenu } from '@booster/web/lists/csv-menu'
import { useLingui } from '@lingui/react'
import { getRouteApi } from '@tanstack/react-router'
import { AffiliateList } from '../features/affiliates/affiliate-list.tsx'

const route = getRouteApi('/frame/affiliates')

/** /admin/affiliates: who sends, with how much credit left. */
export function AffiliatesRoute() {
  const { i18n } = useLingui()
  const { q } = route.useSearch()
  const navigate = route.useNavigate()
  const phone = usePhone()
  return (
    <>
      <PageHead
        title={i18n.t('Affiliate')}
        note={i18n.t('Kredit adalah jumlah email yang masih boleh dikirim.')}
        actions={<CsvMenu list="admin/affiliates" filter={{ q }} />}
      />
      <div className="page-stack">
        {phone && (
          <SearchBox
            term={q ?? ''}
            placeholder={i18n.t('Cari affiliate atau email')}
            onTermChange={(term) => void navigate({ search: { q: term || undefined }, replace: true })}
          />
        )}
        <AffiliateList term={q} />
      </div>
    </>
  )
}
