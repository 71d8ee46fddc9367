import { ButtonLink } from '@booster/ui/controls/button-link'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { PageHead } from '@booster/ui/layout/page-head'
import { Tabs } from '@booster/ui/layout/tabs'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { useTRPC } from '@booster/web/api/client'
import { factsOf } from '@booster/web/api/error-facts'
import { NoSuchThing } from '@booster/web/lists/no-such-thing'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { FormBuilder } from '../features/forms/builder/form-builder.tsx'
import { FormHead } from '../features/forms/form-head.tsx'
import { SharePage } from '../features/forms/share/share-page.tsx'
import '../features/forms/forms.css'

const route = getRouteApi('/frame/forms/$id')

/** `/affiliate/forms/<id>`: what a form asks and does, its page beside it, and how people reach it. */
export function FormPage() {
  const { i18n } = useLingui()
  const { id } = route.useParams()
  const { tab = 'edit' } = route.useSearch()
  const navigate = route.useNavigate()
  const detail = useQuery(useTRPC().form.get.queryOptions({ id }))
  const status = factsOf(detail.error).httpStatus
  if (detail.data === undefined && (status === 404 || status === 400)) return <NoSuchForm />
  return (
    <QueryView
      query={detail}
      errorTitle={i18n.t('Formulir gagal dimuat')}
      skeleton={<SkeletonRows rows={6} rowHeight={84} />}
    >
      {(form) => (
        <>
          <FormHead form={form} />
          <Tabs
            label={i18n.t('Bagian formulir')}
            value={tab}
            items={[
              { value: 'edit', label: i18n.t('Susun') },
              { value: 'share', label: i18n.t('Bagikan') },
            ]}
            onValueChange={(next) =>
              void navigate({ search: next === 'edit' ? {} : { tab: next }, replace: true })
            }
          />
          {/* Hidden, not removed: what was typed stays while somebody looks at the other tab. */}
          <div hidden={tab !== 'edit'}>
            <FormBuilder key={form.id} form={form} />
          </div>
          {tab === 'share' && <SharePage form={form} />}
        </>
      )}
    </QueryView>
  )
}

function NoSuchForm() {
  const { i18n } = useLingui()
  return (
    <>
      <PageHead title={i18n.t('Formulir')} />
      <NoSuchThing
        title={i18n.t('Formulir ini tidak ada')}
        back={<ButtonLink href={AFFILIATE_PATHS.forms}>{i18n.t('Ke daftar formulir')}</ButtonLink>}
      />
    </>
  )
}
