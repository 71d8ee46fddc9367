import { Button } from '@booster/ui/controls/button'
import { Banner } from '@booster/ui/feedback/banner'
import { useLingui } from '@lingui/react'
import { lazy, Suspense, useState } from 'react'
import { useEditor, useSessionView } from '../state/editor-context.ts'
import { authorWords } from './author-words.ts'

const ConflictDialog = lazy(async () => ({ default: (await import('./conflict-dialog.tsx')).ConflictDialog }))
const PublishedDialog = lazy(async () => ({
  default: (await import('./published-dialog.tsx')).PublishedDialog,
}))

/** Says that somebody else wrote here too: at the same time, or with a program before it is published. */
export function ForeignBanner() {
  const { i18n } = useLingui()
  const { isReadOnly } = useEditor()
  const { conflict, program, version } = useSessionView(({ draft, server }) => ({
    conflict: draft.conflict?.author,
    program: server.isDraft && server.author?.kind === 'program' ? server.author : null,
    version: server.publishedVersion,
  }))
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  if (conflict !== undefined) {
    const author = authorWords(i18n, conflict)
    return (
      <div className="editor__notice">
        <Banner
          tone="warning"
          title={i18n.t('Diubah di tempat lain oleh {author}.', { author })}
          actions={
            <Button size="sm" onClick={() => setOpen(true)}>
              {i18n.t('Bandingkan dan pilih')}
            </Button>
          }
        >
          {i18n.t('Perubahan Anda tidak disimpan dulu, dan tidak hilang.')}
        </Banner>
        {isOpen && (
          <Suspense>
            <ConflictDialog onClose={close} />
          </Suspense>
        )}
      </div>
    )
  }
  if (isReadOnly || program === null) return null
  return (
    <div className="editor__notice">
      <Banner
        tone="info"
        title={i18n.t('Draf ini ditulis oleh {author}.', { author: authorWords(i18n, program) })}
        actions={
          version === 0 ? undefined : (
            <Button size="sm" onClick={() => setOpen(true)}>
              {i18n.t('Bandingkan')}
            </Button>
          )
        }
      >
        {version > 0
          ? i18n.t('Bandingkan dengan versi yang berlaku sebelum menerapkannya.')
          : i18n.t('Periksa isinya sebelum menerapkannya.')}
      </Banner>
      {isOpen && (
        <Suspense>
          <PublishedDialog onClose={close} />
        </Suspense>
      )}
    </div>
  )
}
