import type { AffiliateDetail } from '@booster/contracts/account/affiliate-detail'
import { Button } from '@booster/ui/controls/button'
import { ButtonLink } from '@booster/ui/controls/button-link'
import { Time } from '@booster/ui/data/time'
import { Banner } from '@booster/ui/feedback/banner'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { PageHead } from '@booster/ui/layout/page-head'
import { StatusBadge } from '@booster/ui/status/status-badge'
import { ADMIN_PATHS, auditHref } from '@booster/web/address/paths'
import { useTRPC } from '@booster/web/api/client'
import { factsOf } from '@booster/web/api/error-facts'
import { NoSuchThing } from '@booster/web/lists/no-such-thing'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Ellipsis, Plus } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { AutomationsCard } from '../features/affiliates/one/automations-card.tsx'
import { FormsCard } from '../features/affiliates/one/forms-card.tsx'
import { LedgerCard } from '../features/affiliates/one/ledger-card.tsx'
import { NoteCard } from '../features/affiliates/one/note-card.tsx'
import { ProfileCard } from '../features/affiliates/one/profile-card.tsx'
import { StandingCard } from '../features/affiliates/one/standing-card.tsx'
import { WeekTiles } from '../features/affiliates/one/week-tiles.tsx'
import { USER_LOOKS } from '../features/users/user-look.ts'
import { UserMenu } from '../features/users/user-menu.tsx'
import '../features/affiliates/affiliates.css'

const TopUpDialog = lazy(async () => ({
  default: (await import('../features/affiliates/top-up-dialog.tsx')).TopUpDialog,
}))

const route = getRouteApi('/frame/affiliates/$id')

/** `/admin/affiliates/<id>`: one affiliate, and what can be done for it. */
export function AffiliateRoute() {
  const { i18n } = useLingui()
  const { id } = route.useParams()
  const affiliate = useQuery(useTRPC().admin.affiliate.get.queryOptions({ id }))
  const status = factsOf(affiliate.error).httpStatus
  if (affiliate.data === undefined && (status === 404 || status === 400)) {
    return (
      <>
        <PageHead title={i18n.t('Affiliate')} />
        <NoSuchThing
          title={i18n.t('Affiliate ini tidak ada')}
          back={<ButtonLink href={ADMIN_PATHS.affiliates}>{i18n.t('Ke daftar affiliate')}</ButtonLink>}
        />
      </>
    )
  }
  return (
    <QueryView
      query={affiliate}
      errorTitle={i18n.t('Affiliate gagal dimuat')}
      skeleton={<SkeletonRows rows={6} rowHeight={64} />}
    >
      {(data) => <OneAffiliate key={data.id} affiliate={data} />}
    </QueryView>
  )
}

function OneAffiliate({ affiliate }: { readonly affiliate: AffiliateDetail }) {
  const { i18n } = useLingui()
  const [isToppingUp, setToppingUp] = useState(false)
  const { id, userId, name, email, state, credit } = affiliate
  const user = { id: userId, name, email, state, role: 'affiliate' as const }
  return (
    <>
      <PageHead
        title={name}
        note={<StatusBadge look={USER_LOOKS[state]} />}
        actions={
          <>
            <ButtonLink href={auditHref({ affiliateId: id })}>{i18n.t('Jejak audit')}</ButtonLink>
            <UserMenu
              user={user}
              trigger={
                <button type="button" className="button">
                  <Ellipsis className="icon" />
                  {i18n.t('Tindakan')}
                </button>
              }
            />
          </>
        }
      />
      <div className="page-stack">
        <Suspended affiliate={affiliate} />
        <WeekTiles week={affiliate.week} />
        <div className="affiliate__pair">
          <StandingCard
            affiliate={affiliate}
            action={
              <Button size="sm" icon={Plus} onClick={() => setToppingUp(true)}>
                {i18n.t('Ubah saldo')}
              </Button>
            }
          />
          <ProfileCard affiliate={affiliate} />
        </div>
        <NoteCard affiliate={affiliate} />
        <AutomationsCard automations={affiliate.automations} />
        <FormsCard forms={affiliate.forms} isSuspended={state === 'suspended'} />
        <LedgerCard affiliateId={id} />
      </div>
      {isToppingUp && (
        <Suspense>
          <TopUpDialog affiliate={{ id, name, email, ...credit }} onClose={() => setToppingUp(false)} />
        </Suspense>
      )}
    </>
  )
}

function Suspended({ affiliate }: { readonly affiliate: AffiliateDetail }) {
  const { i18n } = useLingui()
  const { state, suspendReason, suspendedAt } = affiliate
  if (state !== 'suspended') return null
  return (
    <Banner tone="warning" title={i18n.t('Akun dihentikan sementara')}>
      <p>
        {suspendReason} {suspendedAt !== null && <Time at={Date.parse(suspendedAt)} form="relative" />}
      </p>
    </Banner>
  )
}
