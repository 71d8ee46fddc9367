import { PageHead } from '@booster/ui/layout/page-head'
import { useLingui } from '@lingui/react'
import { SuppressionList } from '../features/suppressions/suppression-list.tsx'

/** /admin/delivery: addresses that are not mailed any more, and the way back. */
export function DeliveryRoute() {
  const { i18n } = useLingui()
  return (
    <>
      <PageHead
        title={i18n.t('Pengiriman')}
        note={i18n.t('Yang berhenti berlangganan atau mengadukan spam tidak pernah dibuka dari sini.')}
      />
      <SuppressionList />
    </>
  )
}
