import type { DraftCheck } from '@booster/contracts/automations/draft-checks'
import { Button } from '@booster/ui/controls/button'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { isUnsaved } from '../state/draft-state.ts'
import { useEditor, useSessionView } from '../state/editor-context.ts'
import { EffectSentence } from './effect-sentence.tsx'
import { PublishCost } from './publish-cost.tsx'
import { usePublish } from './use-publish.ts'
import { usePublishPreview } from './use-publish-preview.ts'

/** What publishing would change, what a lead costs, and the way to do or drop it. */
export function PublishBar({ checks }: { readonly checks: readonly DraftCheck[] }) {
  const { i18n } = useLingui()
  const { automation, isReadOnly } = useEditor()
  const { draft, server } = useSessionView()
  const preview = usePublishPreview()
  const isChanged = server.isDraft || isUnsaved(draft)
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
          unchangedWords(i18n, server.publishedVersion)
        )}
      </p>
      <PublishCost preview={preview} />
      <PublishActions isChanged={isChanged} checks={checks} />
    </footer>
  )
}

function unchangedWords(i18n: I18n, version: number): string {
  return version === 0
    ? i18n.t('Belum ada yang ditulis.')
    : i18n.t('Versi {version} berlaku. Belum ada perubahan.', { version })
}

function PublishActions(props: { readonly isChanged: boolean; readonly checks: readonly DraftCheck[] }) {
  const { i18n } = useLingui()
  const { automation } = useEditor()
  const { server, draft } = useSessionView()
  const offline = useOfflineReason()
  const { publish, discard, activate } = usePublish()
  const { isChanged, checks } = props
  const errors = checks.filter(({ level }) => level === 'error').length
  const refused =
    offline ??
    (draft.conflict === null ? undefined : i18n.t('Pilih dulu draf mana yang dipakai')) ??
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
              offline ?? (draft.conflict === null ? undefined : i18n.t('Pilih dulu draf mana yang dipakai'))
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
            {i18n.t('Terapkan versi {version}', { version: server.publishedVersion + 1 })}
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
