import type { BulkTriggerProgress } from '@booster/contracts/bulk-triggers'
import { Button } from '@booster/ui/controls/button'
import { ButtonLink } from '@booster/ui/controls/button-link'
import { ProgressBar } from '@booster/ui/feedback/progress-bar'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { Dialog } from '@booster/ui/layout/dialog'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { useTRPC } from '@booster/web/api/client'
import { useLingui } from '@lingui/react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { bulkTitle } from './bulk-title.ts'
import { SkipCounts } from './skip-counts.tsx'
import { SkippedLeads } from './skipped-leads.tsx'

/** The live stream announces every step; this only bridges a gap in it. */
const REFETCH_MS = 5_000

/** A bulk trigger while it runs, and its result. It goes on when the dialog is closed. */
export function BulkDialog(props: { readonly bulkTriggerId: string; readonly onClose: () => void }) {
  const { i18n } = useLingui()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { bulkTriggerId, onClose } = props
  const progress = useQuery(
    trpc.trigger.progress.queryOptions(
      { id: bulkTriggerId },
      { refetchInterval: ({ state }) => (state.data?.status === 'running' ? REFETCH_MS : false) },
    ),
  )
  const cancel = useMutation(
    trpc.trigger.cancelBulk.mutationOptions({
      onSuccess: () => void queryClient.invalidateQueries({ queryKey: trpc.trigger.pathKey() }),
    }),
  )
  const status = progress.data?.status ?? 'running'
  return (
    <Dialog
      open
      size="lg"
      onClose={onClose}
      title={bulkTitle(i18n, status)}
      footer={
        <>
          {status === 'running' && (
            <Button busy={cancel.isPending} onClick={() => cancel.mutate({ id: bulkTriggerId })}>
              {i18n.t('Hentikan')}
            </Button>
          )}
          <Button onClick={onClose}>{i18n.t('Tutup')}</Button>
          <ButtonLink variant="primary" href={AFFILIATE_PATHS.runs} onClick={onClose}>
            {i18n.t('Lihat progres')}
          </ButtonLink>
        </>
      }
    >
      <QueryView
        query={progress}
        errorTitle={i18n.t('Progres gagal dimuat')}
        skeleton={<SkeletonRows rows={2} rowHeight={32} />}
      >
        {(bulk) => <BulkReport bulk={bulk} />}
      </QueryView>
    </Dialog>
  )
}

function BulkReport({ bulk }: { readonly bulk: BulkTriggerProgress }) {
  const { i18n } = useLingui()
  return (
    <div className="trigger__plan">
      <ProgressBar done={bulk.doneLeads} total={bulk.leads} label={i18n.t('Lead diproses')} />
      <p>
        {i18n.t('{runs} progres dimulai, {jobs} email dijadwalkan.', { runs: bulk.runs, jobs: bulk.jobs })}
      </p>
      {bulk.status === 'running' && (
        <p className="muted">{i18n.t('Anda boleh menutup jendela ini; prosesnya tetap berjalan.')}</p>
      )}
      <SkipCounts skipped={bulk.skipped} />
      {bulk.status !== 'running' && bulk.skipped.length > 0 && <SkippedLeads bulkTriggerId={bulk.id} />}
    </div>
  )
}
