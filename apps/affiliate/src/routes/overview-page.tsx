import { Button } from '@booster/ui/controls/button'
import { ButtonLink } from '@booster/ui/controls/button-link'
import { Time } from '@booster/ui/data/time'
import { useNow } from '@booster/ui/device/use-now'
import { useZone } from '@booster/ui/device/use-zone'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonCard, SkeletonTiles } from '@booster/ui/feedback/skeleton'
import { PageHead } from '@booster/ui/layout/page-head'
import { hrefOf } from '@booster/web/address/href-of'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { useTRPC } from '@booster/web/api/client'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { Plus, Zap } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { CreditBanner } from '../features/credits/credit-banner.tsx'
import { DaysCard } from '../features/overview/days-card.tsx'
import { FirstSteps } from '../features/overview/first-steps.tsx'
import { NeededActions } from '../features/overview/needed-actions.tsx'
import { NextSends } from '../features/overview/next-sends.tsx'
import { OverviewTiles } from '../features/overview/overview-tiles.tsx'
import { TopAutomations } from '../features/overview/top-automations.tsx'
import '../features/overview/overview.css'
import { TriggerDialog } from '../features/trigger/trigger-dialog-on-demand.ts'

const NoticesCard = lazy(async () => ({
  default: (await import('../features/overview/notices-card.tsx')).NoticesCard,
}))

/** `/affiliate/`: what happened today, what needs a person, what comes next. */
export function OverviewPage() {
  const { i18n } = useLingui()
  const zone = useZone()
  const nowMs = useNow(60_000)
  const overview = useQuery(useTRPC().stats.overview.queryOptions())
  const [triggering, setTriggering] = useState(false)
  const [showsNotices, setShowsNotices] = useState(false)
  const isNew = overview.data !== undefined && !overview.data.checklist.hasRun
  const isBeginning = overview.data !== undefined && !overview.data.checklist.hasSent
  return (
    <>
      <PageHead
        title={i18n.t('Ringkasan')}
        note={
          <>
            <Time at={nowMs} form="weekday-date" /> · {i18n.t('zona {zone}', { zone })}
          </>
        }
        actionsOnPhone={false}
        actions={
          <>
            <Button icon={Zap} onClick={() => setTriggering(true)}>
              {i18n.t('Masukkan lead')}
            </Button>
            <ButtonLink
              variant="primary"
              icon={Plus}
              href={hrefOf(AFFILIATE_PATHS.automations, { create: 1 })}
            >
              {i18n.t('Buat alur')}
            </ButtonLink>
          </>
        }
      />
      <QueryView
        query={overview}
        errorTitle={i18n.t('Ringkasan gagal dimuat')}
        skeleton={
          <div className="overview">
            <SkeletonTiles />
            <SkeletonCard rows={5} />
            <SkeletonCard rows={4} />
            <SkeletonCard rows={5} />
            <SkeletonCard rows={4} />
          </div>
        }
      >
        {(data) => (
          <div className="overview">
            {!isNew && (
              <div className="overview__banner">
                <CreditBanner
                  level={data.tiles.creditLevel}
                  {...data.tiles}
                  isNew={!data.checklist.hasCredit}
                />
              </div>
            )}
            {data.notices.length > 0 &&
              (showsNotices ? (
                <Suspense>
                  <NoticesCard rows={data.notices} />
                </Suspense>
              ) : (
                <div className="overview__banner">
                  <Button onClick={() => setShowsNotices(true)}>
                    {i18n.t('{n} kabar untuk Anda', { n: data.notices.length })}
                  </Button>
                </div>
              ))}
            {isBeginning && <FirstSteps checklist={data.checklist} onTrigger={() => setTriggering(true)} />}
            <OverviewTiles overview={data} />
            {!isNew && (
              <>
                <DaysCard overview={data} />
                <NeededActions actions={data.needsAction} />
                <NextSends sends={data.nextSends} />
                <TopAutomations automations={data.topAutomations} />
              </>
            )}
          </div>
        )}
      </QueryView>
      {triggering && (
        <Suspense>
          <TriggerDialog onClose={() => setTriggering(false)} />
        </Suspense>
      )}
    </>
  )
}
