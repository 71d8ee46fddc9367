import { Button } from '@booster/ui/controls/button'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { useLingui } from '@lingui/react'

type Props = { readonly isDirty: boolean; readonly isSaving: boolean; readonly onDiscard: () => void }

/** Save or discard; it stays in view while there is something to save. */
export function SaveBar({ isDirty, isSaving, onDiscard }: Props) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  return (
    <div className="save-bar" data-dirty={isDirty}>
      <span className="save-bar__text" role="status">
        {isDirty ? i18n.t('Ada perubahan yang belum disimpan.') : i18n.t('Semua perubahan tersimpan.')}
      </span>
      {isDirty && (
        <Button variant="ghost" onClick={onDiscard}>
          {i18n.t('Buang perubahan')}
        </Button>
      )}
      <Button
        type="submit"
        variant="primary"
        busy={isSaving}
        disabledReason={offline ?? (isDirty ? undefined : i18n.t('Belum ada perubahan'))}
      >
        {i18n.t('Simpan')}
      </Button>
    </div>
  )
}
