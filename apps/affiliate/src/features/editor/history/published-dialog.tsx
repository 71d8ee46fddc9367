import { Button } from '@booster/ui/controls/button'
import { QueryView } from '@booster/ui/feedback/query-view'
import { Dialog } from '@booster/ui/layout/dialog'
import { useTRPC } from '@booster/web/api/client'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { useEditor, useSessionView } from '../state/editor-context.ts'
import { StepDifferences } from './step-differences.tsx'

/** What the draft changes in the version that counts now. */
export function PublishedDialog({ onClose }: { readonly onClose: () => void }) {
  const { i18n } = useLingui()
  const { automation } = useEditor()
  const { steps: ours, version } = useSessionView(({ draft, server }) => ({
    steps: draft.steps,
    version: server.publishedVersion,
  }))
  const published = useQuery(useTRPC().automation.version.queryOptions({ id: automation.id, version }))
  return (
    <Dialog
      open
      size="lg"
      onClose={onClose}
      title={i18n.t('Draf dan versi {version}', { version })}
      description={i18n.t('Dicoret: versi yang berlaku. Digarisbawahi: draf ini.')}
      footer={<Button onClick={onClose}>{i18n.t('Tutup')}</Button>}
    >
      <QueryView query={published} errorTitle={i18n.t('Versi gagal dimuat')}>
        {({ steps }) => <StepDifferences from={steps} to={ours} />}
      </QueryView>
    </Dialog>
  )
}
