import { useTimeText } from '@booster/ui/data/time'
import { useLingui } from '@lingui/react'
import { Check, CloudOff, LoaderCircle, type LucideIcon, PencilLine, TriangleAlert } from 'lucide-react'
import type { SaveStatus } from '../state/draft-session.ts'
import { useSessionView } from '../state/editor-context.ts'

const ICONS = {
  saved: Check,
  unsaved: PencilLine,
  saving: LoaderCircle,
  retrying: CloudOff,
  refused: TriangleAlert,
} satisfies Record<SaveStatus, LucideIcon>

/** "Draf tersimpan 13.58 WIB" */
export function SaveState() {
  const status = useSessionView((view) => view.status)
  const words = useSaveWords()
  if (words === null) return null
  const Shape = ICONS[status]
  return (
    <span className="saved" role="status" data-status={status}>
      <Shape className="icon icon--sm" />
      {words}
    </span>
  )
}

function useSaveWords(): string | null {
  const { i18n } = useLingui()
  const { status, isKept, savedAt } = useSessionView(({ server, ...view }) => ({
    status: view.status,
    isKept: view.isKept,
    savedAt: server.isDraft ? server.savedAt : null,
  }))
  const clock = useTimeText('clock')
  if (status === 'saving') return i18n.t('Menyimpan…')
  if (status === 'refused') return i18n.t('Tidak bisa disimpan')
  if (status === 'retrying') {
    return isKept
      ? i18n.t('Belum tersimpan di server; salinannya ada di browser ini')
      : i18n.t('Belum tersimpan: jangan tutup halaman ini')
  }
  if (status === 'unsaved') return i18n.t('Belum tersimpan')
  if (savedAt === null) return null
  return i18n.t('Draf tersimpan {clock}', { clock: clock(Date.parse(savedAt)) })
}
