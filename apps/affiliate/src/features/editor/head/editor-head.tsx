import { Button } from '@booster/ui/controls/button'
import { ButtonLink } from '@booster/ui/controls/button-link'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { AutomationStatusBadge } from '@booster/ui/status/automation-status-badge'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { useLingui } from '@lingui/react'
import { ChevronLeft, Send, Zap } from 'lucide-react'
import { useEditor, useSessionView } from '../state/editor-context.ts'
import { EditorMenu } from './editor-menu.tsx'
import { EditorName } from './editor-name.tsx'
import { SaveState } from './save-state.tsx'
import { UndoButtons } from './undo-buttons.tsx'
import { useEditorActions } from './use-editor-actions.ts'

export type EditorHeadProps = {
  readonly leadId: string | null
  readonly onTrigger: () => void
  readonly onHistory: () => void
  readonly onRules: () => void
  readonly onAbout: () => void
}

/** Name, state and what concerns the whole sequence. */
export function EditorHead(props: EditorHeadProps) {
  const { i18n } = useLingui()
  const { automation } = useEditor()
  const version = useSessionView(({ server }) => server.publishedVersion)
  return (
    <header className="editor__head">
      <ButtonLink
        iconOnly
        size="sm"
        variant="ghost"
        icon={ChevronLeft}
        label={i18n.t('Kembali ke Alur Email')}
        href={AFFILIATE_PATHS.automations}
      />
      <div className="editor__title">
        <EditorName />
        <AutomationStatusBadge status={automation.status} />
        {version > 0 && <span className="tag editor__version">{i18n.t('Versi {version}', { version })}</span>}
      </div>
      <div className="editor__end">
        <SaveState />
        <HeadButtons {...props} />
      </div>
    </header>
  )
}

function HeadButtons(props: EditorHeadProps) {
  const { i18n } = useLingui()
  const { automation, isReadOnly } = useEditor()
  const offline = useOfflineReason()
  const actions = useEditorActions()
  return (
    <>
      {!isReadOnly && <UndoButtons />}
      <Button
        icon={Send}
        className="editor__wide"
        disabledReason={offline ?? actions.testRefusal}
        busy={actions.test.isPending}
        onClick={() => actions.test.mutate(props.leadId)}
      >
        {i18n.t('Kirim uji')}
      </Button>
      {!isReadOnly && (
        <Button
          icon={Zap}
          className="editor__wide"
          disabledReason={
            offline ?? (automation.status === 'active' ? undefined : i18n.t('Aktifkan alur dulu'))
          }
          onClick={props.onTrigger}
        >
          {i18n.t('Masukkan lead')}
        </Button>
      )}
      <EditorMenu {...props} actions={actions} />
    </>
  )
}
