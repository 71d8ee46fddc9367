import { PageHead } from '@booster/ui/layout/page-head'
import { CsvMenu } from '@booster/web/lists/csv-menu'
import { useLingui } from '@lingui/react'
import { getRouteApi } from '@tanstack/react-router'
import { DeliveryFigures } from '../features/delivery/delivery-figures.tsx'
import { SuppressionList } from '../features/suppressions/suppression-list.tsx'
import { WebhookHealthCard } from '../features/webhooks/webhook-health-card.tsx'

const route = getRouteApi('/frame/delivery')

/**
 * /admin/delivery: what became of the mails, addresses that are not mailed any more and the way back, whether reports
 * about mails come in.
 */
export function DeliveryRoute() {
  const { i18n } = useLingui()
  const { window } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <>
      <PageHead
        title={i18n.t('Pengiriman')}
        actions={<CsvMenu list="admin/delivery" filter={{ window }} />}
      />
      <div className="page-stack">
        <DeliveryFigures
          window={window}
          onWindowChange={(next) => void navigate({ search: { window: next }, resetScroll: false })}
        />
        <SuppressionList />
        <p className="muted small">
          {i18n.t('Yang berhenti berlangganan atau mengadukan spam tidak pernah dibuka dari sini.')}
        </p>
        <WebhookHealthCard />
      </div>
    </>
  )
}
