import { usePhone } from '@booster/ui/device/use-phone'
import { usePath } from '@booster/web/address/use-path'
import { AppFrame } from '@booster/web/frame/app-frame'
import { useSession } from '@booster/web/session/use-session'
import { useLingui } from '@lingui/react'
import { lazy } from 'react'
import { AffiliateSearch } from '../features/affiliates/affiliate-search.tsx'
import { ProviderBadge } from '../features/credits/provider-badge.tsx'
import { useDashboard } from '../features/dashboard/use-dashboard.ts'
import { useOpenTopUps } from '../features/top-ups/use-open-top-ups.ts'
import { navOf } from '../nav.ts'
import { ForbiddenPage } from './forbidden-page.tsx'

const Palette = lazy(async () => ({ default: (await import('../features/palette/palette.tsx')).Palette }))

/** The admins' frame: provider credit and open alerts beside every page. Affiliates are shown the way to their app. */
export function Frame() {
  const { i18n } = useLingui()
  const path = usePath()
  const isPhone = usePhone()
  const isAdmin = useSession().data?.user.role === 'admin'
  const dashboard = useDashboard({ enabled: isAdmin }).data
  const openTopUps = useOpenTopUps({ enabled: isAdmin }) ?? 0
  const nav = navOf({
    i18n,
    path,
    openAlerts: dashboard?.alertCounts.open ?? 0,
    openTopUps,
    hasEmergency:
      dashboard?.alerts.some((alert) => alert.level === 'emergency' && alert.state === 'open') ?? false,
  })
  const here = nav.find((item) => item.current)
  const title = (isPhone ? here?.shortLabel : undefined) ?? here?.label ?? i18n.t('Ringkasan')
  return (
    <AppFrame
      variant="admin"
      appName="Admin"
      title={title}
      nav={nav}
      search={<AffiliateSearch />}
      palette={Palette}
      afterLive={
        dashboard && (
          <ProviderBadge credit={dashboard.credit} isStopped={dashboard.engine.sendingStopped !== null} />
        )
      }
      elsewhere={(me) => <ForbiddenPage me={me} />}
    />
  )
}
