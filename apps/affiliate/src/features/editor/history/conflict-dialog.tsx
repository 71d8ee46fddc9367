import { Button } from '@booster/ui/controls/button'
import { toast } from '@booster/ui/feedback/toast'
import { serverNow } from '@booster/ui/format/server-clock'
import { Dialog } from '@booster/ui/layout/dialog'
import { useLingui } from '@lingui/react'
import { useEditor, useSessionView } from '../state/editor-context.ts'
import { putAside } from '../state/put-aside.ts'
import { authorWords } from './author-words.ts'
import { StepDifferences } from './step-differences.tsx'

/** Two drafts of one sequence: what differs, and which one goes on. The other one is kept. */
export function ConflictDialog({ onClose }: { readonly onClose: () => void }) {
  const { i18n } = useLingui()
  const { session, place } = useEditor()
  const { theirs, ours } = useSessionView(({ draft }) => ({ theirs: draft.conflict, ours: draft.steps }))
  if (theirs === null) return null
  const author = theirs.author?.isYou ? i18n.t('Anda di tempat lain') : authorWords(i18n, theirs.author)
  const keepMine = () => {
    session.dispatch({ type: 'keep-mine' })
    void session.saveNow()
    onClose()
    toast.show({ text: i18n.t('Draf Anda dipakai. Draf yang lain ada di Riwayat versi.') })
  }
  const takeTheirs = () => {
    session.collect()
    putAside(localStorage, { ...place, draft: { at: serverNow(), steps: session.getView().draft.steps } })
    session.dispatch({ type: 'take-theirs' })
    session.keepNow()
    onClose()
    toast.undo({
      text: i18n.t('Draf dari {author} dipakai', { author }),
      onUndo: () => session.dispatch({ type: 'undo' }),
    })
  }
  return (
    <Dialog
      open
      size="lg"
      onClose={onClose}
      title={i18n.t('Dua draf untuk alur ini')}
      description={i18n.t('Dicoret: draf dari {author}. Digarisbawahi: draf Anda.', { author })}
      footer={
        <>
          <Button onClick={takeTheirs}>{i18n.t('Pakai draf dari {author}', { author })}</Button>
          <Button variant="primary" onClick={keepMine}>
            {i18n.t('Pakai draf saya')}
          </Button>
        </>
      }
    >
      <StepDifferences from={theirs.steps} to={ours} />
      <p className="muted small">
        {i18n.t('Yang tidak dipilih tidak hilang: ia tetap ada di Riwayat versi.')}
      </p>
    </Dialog>
  )
}
