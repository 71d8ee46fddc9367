import { Button } from '@booster/ui/controls/button'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'

/** The button of a form that saves one setting; it says why it cannot. */
export function SaveRow(props: {
  readonly busy: boolean
  readonly isDirty: boolean
  readonly children: ReactNode
}) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  return (
    <div className="settings__buttons">
      <Button
        type="submit"
        busy={props.busy}
        disabledReason={offline ?? (props.isDirty ? undefined : i18n.t('Belum ada yang diubah'))}
      >
        {props.children}
      </Button>
    </div>
  )
}
