import { Button } from '@booster/ui/controls/button'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { PageHead } from '@booster/ui/layout/page-head'
import { useLingui } from '@lingui/react'
import { ShieldCheck } from 'lucide-react'
import { IntegrityView } from '../features/integrity/integrity-view.tsx'
import { useIntegrityRun } from '../features/integrity/use-integrity-run.ts'

/** /admin/integrity: what must be true of the data, and whether it is. */
export function IntegrityRoute() {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const run = useIntegrityRun()
  return (
    <>
      <PageHead
        title={i18n.t('Integritas')}
        note={i18n.t('Setiap baris harus benar kapan pun, juga saat mesin bekerja.')}
        actions={
          <Button
            icon={ShieldCheck}
            busy={run.isPending}
            busyLabel={i18n.t('Memeriksa')}
            disabledReason={offline}
            onClick={() => run.mutate()}
          >
            {i18n.t('Periksa sekarang')}
          </Button>
        }
      />
      <IntegrityView run={run} />
    </>
  )
}
