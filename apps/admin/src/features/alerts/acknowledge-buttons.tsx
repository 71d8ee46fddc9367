import { Button } from '@booster/ui/controls/button'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { useLingui } from '@lingui/react'
import { Check } from 'lucide-react'

/** How an acknowledgement ends: cancelled, or submitted by the form around it. */
export function AcknowledgeButtons(props: { readonly isBusy: boolean; readonly onClose: () => void }) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  return (
    <>
      <Button variant="ghost" onClick={props.onClose}>
        {i18n.t('Batal')}
      </Button>
      <Button type="submit" variant="primary" icon={Check} busy={props.isBusy} disabledReason={offline}>
        {i18n.t('Saya tangani')}
      </Button>
    </>
  )
}
