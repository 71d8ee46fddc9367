import { Button } from '@booster/ui/controls/button'
import { useLocale } from '@booster/ui/device/use-locale'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonCard } from '@booster/ui/feedback/skeleton'
import { PageHead } from '@booster/ui/layout/page-head'
import { useTRPC } from '@booster/web/api/client'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { RefreshCw, Send } from 'lucide-react'
import { SetupView } from '../features/sending/setup-view.tsx'
import { TestFailed } from '../features/sending/test-failed.tsx'
import { useTestMail } from '../features/sending/use-test-mail.ts'

/** /admin/sending: what receivers see of the way mails leave, the records to set, and a test mail. */
export function SendingRoute() {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const language = useLocale()
  const test = useTestMail()
  // Other people's DNS is asked: by hand, not whenever the window comes to the front.
  const check = useQuery({
    ...useTRPC().admin.sending.check.queryOptions({ language }),
    refetchOnWindowFocus: false,
  })
  return (
    <>
      <PageHead
        title={i18n.t('Cek pengiriman')}
        note={
          check.data === undefined
            ? i18n.t('Yang dilihat server penerima sebelum menerima email Anda.')
            : i18n.t('Yang dilihat server penerima pada email dari {from}.', { from: check.data.from })
        }
        actions={
          <>
            <Button
              icon={RefreshCw}
              busy={check.isFetching}
              busyLabel={i18n.t('Memeriksa')}
              disabledReason={offline}
              onClick={() => void check.refetch()}
            >
              {i18n.t('Periksa lagi')}
            </Button>
            <Button
              variant="primary"
              icon={Send}
              busy={test.isSending}
              busyLabel={i18n.t('Mengirim')}
              disabledReason={offline}
              onClick={test.send}
            >
              {i18n.t('Kirim email uji')}
            </Button>
          </>
        }
      />
      {test.failure !== null && <TestFailed failure={test.failure} />}
      <QueryView
        query={check}
        skeleton={<SkeletonCard rows={8} />}
        errorTitle={i18n.t('Pemeriksaan gagal dimuat')}
      >
        {(data) => <SetupView check={data} />}
      </QueryView>
    </>
  )
}
