import { Button } from '@booster/ui/controls/button'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { useLingui } from '@lingui/react'
import { UserPlus } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'

const InviteDialog = lazy(async () => ({ default: (await import('./invite-dialog.tsx')).InviteDialog }))

/** Opens the dialog that invites somebody. */
export function InviteButton() {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="primary" icon={UserPlus} disabledReason={offline} onClick={() => setOpen(true)}>
        {i18n.t('Undang')}
      </Button>
      {isOpen && (
        <Suspense>
          <InviteDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
