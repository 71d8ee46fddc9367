import { CreditChip } from '@booster/ui/layout/credit-chip'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { usePath } from '@booster/web/address/use-path'
import { AppFrame } from '@booster/web/frame/app-frame'
import { useSession } from '@booster/web/session/use-session'
import { useLingui } from '@lingui/react'
import { useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { JobSearch } from '../features/jobs/job-search.tsx'
import { SendingBanner } from '../features/sending/sending-banner.tsx'
import { BOTTOM_HREFS, navOf, titleOf } from '../nav.ts'

const Palette = lazy(async () => ({ default: (await import('../features/palette/palette.tsx')).Palette }))
const ViewBanner = lazy(async () => ({
  default: (await import('../features/viewing/view-banner.tsx')).ViewBanner,
}))
const DemoClock = lazy(async () => ({ default: (await import('../features/demo/demo-clock.tsx')).DemoClock }))

/** The affiliates' frame: credit chip, search of the queue, and in demo mode the clock. */
export function Frame() {
  const { i18n } = useLingui()
  const path = usePath()
  const me = useSession().data
  const isDrawerOpen = useRouterState({
    select: ({ location }) => location.pathname.endsWith('/jobs') && 'job' in location.search,
  })
  const isHome = `${path}/`.replace('//', '/') === AFFILIATE_PATHS.overview
  const demoClock = (form: 'tag' | 'strip') =>
    me?.mode.demo === true && (
      <Suspense fallback={form === 'strip' && <div className="demo-clock" />}>
        <DemoClock form={form} />
      </Suspense>
    )
  return (
    <AppFrame
      variant="affiliate"
      appName="Affiliate Booster"
      title={titleOf(i18n, path)}
      {...navOf({ i18n, path, pendingJobs: me?.counts?.pendingJobs })}
      bottomHrefs={BOTTOM_HREFS}
      search={<JobSearch />}
      palette={Palette}
      shortcuts={[{ keys: ['j', 'k'], action: i18n.t('Email berikutnya atau sebelumnya di panel') }]}
      drawerOpen={isDrawerOpen}
      hasSandboxBar={isHome}
      beforeLive={demoClock('tag')}
      afterLive={me?.credit && <CreditChip credits={me.credit.available} href={AFFILIATE_PATHS.credits} />}
      strips={
        <>
          {me !== undefined && me.viewedBy !== null && (
            <Suspense>
              <ViewBanner me={me} viewedBy={me.viewedBy} />
            </Suspense>
          )}
          {me !== undefined && (
            <SendingBanner me={me} hasCreditBanner={isHome || path.startsWith(AFFILIATE_PATHS.credits)} />
          )}
          {isHome && demoClock('strip')}
        </>
      }
      elsewhere={() => <AdminsLeave />}
    />
  )
}

/** Admins have an app of their own. */
function AdminsLeave() {
  useEffect(() => location.assign('/admin/'), [])
  return null
}
