import type { AutomationDetail } from '@booster/contracts/automations/automations'
import type { DraftView } from '@booster/contracts/automations/drafts'
import { Button } from '@booster/ui/controls/button'
import { Segmented } from '@booster/ui/controls/segmented'
import { QueryView } from '@booster/ui/feedback/query-view'
import { useTRPCClient } from '@booster/web/api/client'
import { useSession } from '@booster/web/session/use-session'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, Eye, PencilLine } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { EditorSkeleton } from './editor-skeleton.tsx'
import { EditorHead } from './head/editor-head.tsx'
import { ForeignBanner } from './history/foreign-banner.tsx'
import { CheckList } from './preview/check-list.tsx'
import type { PreviewLead } from './preview/lead-choice.tsx'
import { PreviewPane } from './preview/preview-pane.tsx'
import { useStepPreviews } from './preview/use-step-previews.ts'
import { PublishBar } from './publish/publish-bar.tsx'
import { EditorContext } from './state/editor-context.ts'
import { LeaveGuard } from './state/leave-guard.tsx'
import { useDraftKeys } from './state/use-draft-keys.ts'
import { useDraftSession } from './state/use-draft-session.ts'
import { StepList } from './steps/step-list.tsx'
import { StepPanel } from './writing/step-panel.tsx'
import './editor.css'

const HistoryDialog = lazy(async () => ({
  default: (await import('./history/history-dialog.tsx')).HistoryDialog,
}))
const RulesDialog = lazy(async () => ({ default: (await import('./rules/rules-dialog.tsx')).RulesDialog }))

export type EditorProps = {
  readonly automation: AutomationDetail
  readonly onTrigger: () => void
  /** Numbers, forms and rules of the sequence, drawn by those who know them. */
  readonly about: ReactNode
}

/** The sequence editor: steps, the step that is written, its preview, and what publishing would change. */
export function Editor(props: EditorProps) {
  const { i18n } = useLingui()
  const client = useTRPCClient()
  const userId = useSession().data?.user.id
  const { id } = props.automation
  // Read once: from here on the session of the editor follows the draft.
  const draft = useQuery({
    queryKey: ['editor', id],
    queryFn: () => client.automation.draft.query({ id }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  return (
    <QueryView query={draft} errorTitle={i18n.t('Alur gagal dimuat')} skeleton={<EditorSkeleton />}>
      {(data) => userId !== undefined && <OpenEditor key={id} {...props} userId={userId} first={data} />}
    </QueryView>
  )
}

type OpenProps = EditorProps & { readonly userId: string; readonly first: DraftView }

/** What a phone shows; a desktop shows all of it. */
type Panel = 'steps' | 'write' | 'preview'
type Tab = 'preview' | 'about'

function OpenEditor({ automation, onTrigger, about, userId, first }: OpenProps) {
  const place = useMemo(() => ({ userId, automationId: automation.id }), [userId, automation.id])
  const session = useDraftSession(first, place)
  useDraftKeys(session)
  const [panel, setPanel] = useState<Panel>('steps')
  const [tab, setTab] = useState<Tab>('preview')
  const [dialog, setDialog] = useState<'history' | 'rules' | null>(null)
  const [lead, setLead] = useState<PreviewLead | null>(null)
  const previews = useStepPreviews(session, lead?.id ?? null)
  const facts = useMemo(
    () => ({ automation, session, previews, place, isReadOnly: automation.status === 'archived' }),
    [automation, session, previews, place],
  )
  const close = () => setDialog(null)
  return (
    <EditorContext value={facts}>
      <div className="editor" data-panel={panel}>
        <EditorHead
          leadId={lead?.id ?? null}
          onTrigger={onTrigger}
          onHistory={() => setDialog('history')}
          onRules={() => setDialog('rules')}
          onAbout={() => {
            setTab('about')
            setPanel('preview')
          }}
        />
        <ForeignBanner />
        <StepList onOpen={() => setPanel('write')} />
        <PhoneBar panel={panel} onPanel={setPanel} />
        <StepPanel />
        <Side tab={tab} onTab={setTab} about={about}>
          <PreviewPane lead={lead} onLead={setLead} />
          <CheckList onJump={() => setPanel('write')} />
        </Side>
        <PublishBar />
      </div>
      <LeaveGuard />
      <Suspense>
        {dialog === 'history' && <HistoryDialog onClose={close} />}
        {dialog === 'rules' && <RulesDialog onClose={close} />}
      </Suspense>
    </EditorContext>
  )
}

/** Above the panel of a step on phones: back to the list, and between writing and looking. */
function PhoneBar({ panel, onPanel }: { readonly panel: Panel; readonly onPanel: (panel: Panel) => void }) {
  const { i18n } = useLingui()
  return (
    <div className="editor__phone-bar">
      <Button variant="ghost" icon={ChevronLeft} onClick={() => onPanel('steps')}>
        {i18n.t('Langkah')}
      </Button>
      <Button
        icon={panel === 'preview' ? PencilLine : Eye}
        onClick={() => onPanel(panel === 'preview' ? 'write' : 'preview')}
      >
        {panel === 'preview' ? i18n.t('Tulis') : i18n.t('Pratinjau')}
      </Button>
    </div>
  )
}

/** Beside the text: how it looks, or how the sequence does. */
function Side(props: {
  readonly tab: Tab
  readonly onTab: (tab: Tab) => void
  readonly about: ReactNode
  readonly children: ReactNode
}) {
  const { i18n } = useLingui()
  const { tab, onTab, about, children } = props
  return (
    <aside className="editor__pane editor__side" aria-label={i18n.t('Pratinjau dan statistik')}>
      <div className="editor__pane-head">
        <Segmented
          size="sm"
          label={i18n.t('Panel')}
          value={tab}
          items={[
            { value: 'preview', label: i18n.t('Pratinjau') },
            { value: 'about', label: i18n.t('Statistik') },
          ]}
          onValueChange={onTab}
        />
      </div>
      {tab === 'preview' ? children : <div className="editor__about">{about}</div>}
    </aside>
  )
}
