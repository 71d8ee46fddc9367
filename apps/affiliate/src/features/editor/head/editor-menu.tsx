import type { ActionMenuItem } from '@booster/ui/controls/menu/action-menu-item'
import { MenuButton } from '@booster/ui/controls/menu/menu-button'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { useLingui } from '@lingui/react'
import {
  Archive,
  ArchiveRestore,
  ChartNoAxesColumn,
  Copy,
  Download,
  Ellipsis,
  History,
  Pause,
  Play,
  Send,
  SlidersHorizontal,
  Zap,
} from 'lucide-react'
import { useEditor } from '../state/editor-context.ts'
import type { EditorActions } from './use-editor-actions.ts'

export type EditorMenuProps = {
  readonly actions: EditorActions
  /** Whose mail the preview shows; null: a sample. */
  readonly leadId: string | null
  readonly onTrigger: () => void
  readonly onHistory: () => void
  readonly onRules: () => void
  readonly onAbout: () => void
}

/** What is done with the whole sequence now and then; on phones also what has no room in the head. */
export function EditorMenu(props: EditorMenuProps) {
  const { i18n } = useLingui()
  const { isReadOnly } = useEditor()
  const working = useWorkingItems(props)
  const { actions, onHistory, onAbout } = props
  return (
    <MenuButton
      label={i18n.t('Menu alur')}
      trigger={
        <button type="button" className="button button--icon">
          <Ellipsis className="icon" />
        </button>
      }
      items={[
        ...(isReadOnly ? [] : working),
        { label: i18n.t('Statistik'), icon: ChartNoAxesColumn, onSelect: onAbout },
        { label: i18n.t('Riwayat versi'), icon: History, onSelect: onHistory },
        { label: i18n.t('Gandakan alur'), icon: Copy, onSelect: () => actions.duplicate.mutate() },
        {
          label: i18n.t('Ekspor sebagai file'),
          icon: Download,
          onSelect: () => actions.exportFile.mutate(),
        },
        isReadOnly
          ? {
              label: i18n.t('Keluarkan dari arsip'),
              icon: ArchiveRestore,
              onSelect: () => actions.setStatus('paused'),
            }
          : {
              label: i18n.t('Arsipkan'),
              icon: Archive,
              danger: true,
              onSelect: () => actions.setStatus('archived'),
            },
      ]}
    />
  )
}

/** Of a sequence that is not archived. */
function useWorkingItems({
  actions,
  leadId,
  onTrigger,
  onRules,
}: EditorMenuProps): readonly ActionMenuItem[] {
  const { i18n } = useLingui()
  const { automation } = useEditor()
  const offline = useOfflineReason()
  const isActive = automation.status === 'active'
  return [
    {
      label: isActive ? i18n.t('Jeda') : i18n.t('Aktifkan'),
      icon: isActive ? Pause : Play,
      disabledReason: offline,
      onSelect: () => actions.setStatus(isActive ? 'paused' : 'active'),
    },
    {
      label: i18n.t('Kirim uji langkah ini'),
      icon: Send,
      disabledReason: offline ?? actions.testRefusal,
      onSelect: () => actions.test.mutate(leadId),
    },
    {
      label: i18n.t('Masukkan lead'),
      icon: Zap,
      disabledReason: offline ?? (isActive ? undefined : i18n.t('Aktifkan alur dulu')),
      onSelect: onTrigger,
    },
    { label: i18n.t('Aturan'), icon: SlidersHorizontal, onSelect: onRules },
  ]
}
