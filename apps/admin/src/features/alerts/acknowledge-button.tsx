import { Button } from '@booster/ui/controls/button'
import { useLingui } from '@lingui/react'
import { lazy, Suspense, useState } from 'react'
import type { Alert } from './alert-look.ts'

const AcknowledgeDialog = lazy(async () => ({
  default: (await import('./acknowledge-dialog.tsx')).AcknowledgeDialog,
}))

/** The button of an alert's row, and the dialog it opens. */
export function AcknowledgeButton({ alert }: { readonly alert: Alert }) {
  const { i18n } = useLingui()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        {i18n.t('Saya tangani')}
      </Button>
      {open && (
        <Suspense>
          <AcknowledgeDialog alert={alert} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
