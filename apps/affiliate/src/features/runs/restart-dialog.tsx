import type { AutomationDetail } from '@booster/contracts/automations/automations'
import type { RunRow } from '@booster/contracts/runs'
import { Button } from '@booster/ui/controls/button'
import { Banner } from '@booster/ui/feedback/banner'
import { ErrorId } from '@booster/ui/feedback/error-id'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { toast } from '@booster/ui/feedback/toast'
import { requestIdOf } from '@booster/ui/format/request-id'
import { Dialog } from '@booster/ui/layout/dialog'
import { useTRPC } from '@booster/web/api/client'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { useSession } from '@booster/web/session/use-session'
import { delayWords } from '@booster/web/words/delay-words'
import { errorText } from '@booster/web/words/refusal-words'
import { useLingui } from '@lingui/react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'

/** Chooses the step with which a lead begins the sequence again, and says what that costs. Fetched when it is opened. */
export function RestartDialog({ run, onClose }: { readonly run: RunRow; readonly onClose: () => void }) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const trpc = useTRPC()
  const refreshAll = useRefreshAll()
  const automation = useQuery(trpc.automation.get.queryOptions({ id: run.automation.id }))
  const [chosen, setChosen] = useState(1)
  const restart = useMutation(
    trpc.run.restart.mutationOptions({
      onSuccess: ({ jobs }) => {
        toast.show({
          text: i18n.t('{name} mulai lagi: {count} email dijadwalkan.', { name: run.lead.name, count: jobs }),
          icon: RotateCcw,
        })
        refreshAll()
        onClose()
      },
    }),
  )
  const begin = () => {
    if (offline === undefined && !restart.isPending) restart.mutate({ id: run.id, fromStepOrder: chosen })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={i18n.t('Mulai lagi untuk {name}', { name: run.lead.name })}
      description={run.automation.name}
      onSubmit={begin}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {i18n.t('Tidak jadi')}
          </Button>
          <Button type="submit" variant="primary" busy={restart.isPending} disabledReason={offline}>
            {i18n.t('Mulai lagi')}
          </Button>
        </>
      }
    >
      <QueryView
        query={automation}
        errorTitle={i18n.t('Langkah alur gagal dimuat')}
        skeleton={<SkeletonRows rows={3} rowHeight={48} />}
      >
        {({ steps }) => <Steps steps={steps} chosen={chosen} onChoose={setChosen} />}
      </QueryView>
      {restart.error !== null && (
        <Banner tone="danger" title={errorText(i18n, restart.error)}>
          {requestIdOf(restart.error) !== null && <ErrorId requestId={requestIdOf(restart.error) ?? ''} />}
        </Banner>
      )}
    </Dialog>
  )
}

function Steps(props: {
  readonly steps: AutomationDetail['steps']
  readonly chosen: number
  readonly onChoose: (stepOrder: number) => void
}) {
  const { i18n } = useLingui()
  const available = useSession().data?.credit?.available ?? 0
  const { steps, chosen, onChoose } = props
  const mails = steps.filter((step) => step.stepOrder >= chosen).length
  return (
    <>
      <fieldset className="restart">
        <legend>{i18n.t('Mulai dari langkah')}</legend>
        {steps.map((step) => (
          <label key={step.id} className="restart__step">
            <input
              type="radio"
              name="fromStep"
              checked={step.stepOrder === chosen}
              onChange={() => onChoose(step.stepOrder)}
            />
            <span className="restart__text">
              <span className="cell-main">{`${step.stepOrder}. ${step.emailSubject}`}</span>
              <span className="cell-sub">{delayWords(i18n, step.delayMinutes)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <p className="muted small">
        {i18n.t(
          'Email pertama langsung dikirim, sisanya menyusul dengan jarak yang sama seperti di alur. {mails} email, {mails} kredit; tersedia {available}.',
          { mails, available },
        )}
      </p>
    </>
  )
}
