import { Button } from '@booster/ui/controls/button'
import { useLingui } from '@lingui/react'
import { Redo2, Undo2 } from 'lucide-react'
import { useEditor, useSessionView } from '../state/editor-context.ts'

/** Back and forth through the changes of the whole sequence. */
export function UndoButtons() {
  const { i18n } = useLingui()
  const { session } = useEditor()
  const can = useSessionView(({ draft }) => ({ undo: draft.past.length > 0, redo: draft.future.length > 0 }))
  const turn = (type: 'undo' | 'redo') => session.dispatch({ type })
  const small = { iconOnly: true, size: 'sm', variant: 'ghost' } as const
  return (
    <>
      <Button
        {...small}
        icon={Undo2}
        label={i18n.t('Urungkan')}
        aria-keyshortcuts="Control+Z"
        disabledReason={can.undo ? undefined : i18n.t('Belum ada yang bisa diurungkan')}
        onClick={() => turn('undo')}
      />
      <Button
        {...small}
        icon={Redo2}
        label={i18n.t('Ulangi')}
        aria-keyshortcuts="Control+Shift+Z"
        disabledReason={can.redo ? undefined : i18n.t('Belum ada yang bisa diulangi')}
        onClick={() => turn('redo')}
      />
    </>
  )
}
