import { Button } from '@booster/ui/controls/button'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { useChecks } from '../preview/use-step-previews.ts'
import { isUnsaved } from '../state/draft-state.ts'
import { useEditor, useSessionView } from '../state/editor-context.ts'
import { EffectSentence } from './effect-sentence.tsx'
import { PublishCost } from './publish-cost.tsx'
import { usePublish } from './use-publish.ts'
import { usePublishPreview } from './use-publish-preview.ts'

/** What publishing would change, what a lead costs, and the way to do or drop it. */
export function PublishBar() {
  const { i18n } = useLingui()
  const { automation, isReadOnly } = useEditor()
  const { isChanged, version } = useSessionView(({ draft, server }) => ({
    isChanged: server.isDraft || isUnsaved(draft),
    version: server.publishedVersion,
  }))
  const preview = usePublishPreview()
  if (isReadOnly) {
    return (
      <footer className="publish">
        <p className="publish__text">
          {i18n.t('Alur ini diarsipkan: isinya bisa dibaca, tidak bisa diubah.')}
        </p>
      </footer>
    )
  }
  return (
    <footer className="publish">
      <p className="publish__text" aria-live="polite">
        {isChanged ? (
          <EffectSentence preview={preview} isFirst={automation.status === 'draft'} />
        ) : (
          unchangedWords(i18n, version)
        )}
      </p>
      <PublishCost preview={preview} />
      <PublishActions isChanged={isChanged} version={version} />
    </footer>
  )
}

function unchangedWords(i18n: I18n, version: number): string {
  return version === 0
    ? i18n.t('Belum ada yang ditulis.')
    : i18n.t('Versi {version} berlaku. Belum ada perubahan.', { version })
}

function PublishActions({ isChanged, version }: { readonly isChanged: boolean; readonly version: number }) {
  const { i18n } = useLingui()
  const { automation } = useEditor()
  const hasConflict = useSessionView(({ draft }) => draft.conflict !== null)
  const offline = useOfflineReason()
  const { publish, discard, activate } = usePublish()
  const errors = useChecks().filter(({ level }) => level === 'error').length
  const refused =
    offline ??
    (hasConflict ? i18n.t('Pilih dulu draf mana yang dipakai') : undefined) ??
    (errors === 0 ? undefined : i18n.t('Perbaiki {count} hal dulu', { count: errors }))
  if (!isChanged && automation.status === 'active') return null
  return (
    <div className="publish__actions">
      {isChanged ? (
        <>
          <Button
            variant="ghost"
            busy={discard.isPending}
            disabledReason={
              offline ?? (hasConflict ? i18n.t('Pilih dulu draf mana yang dipakai') : undefined)
            }
            onClick={() => discard.mutate()}
          >
            {i18n.t('Buang draf')}
          </Button>
          <Button
            variant="primary"
            busy={publish.isPending}
            disabledReason={refused}
            onClick={() => publish.mutate()}
          >
            {i18n.t('Terapkan versi {version}', { version: version + 1 })}
          </Button>
        </>
      ) : (
        <Button
          variant="primary"
          busy={activate.isPending}
          disabledReason={refused}
          onClick={() => activate.mutate()}
        >
          {i18n.t('Aktifkan alur')}
        </Button>
      )}
    </div>
  )
}
