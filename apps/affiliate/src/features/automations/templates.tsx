import { Button } from '@booster/ui/controls/button'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { useLingui } from '@lingui/react'

/** Nothing yet: what a sequence is, and the way to the first one. */
export function Templates({ onCreate }: { readonly onCreate: () => void }) {
  const { i18n } = useLingui()
  return (
    <EmptyState
      kind="never-used"
      title={i18n.t('Belum ada alur')}
      action={
        <Button variant="primary" onClick={onCreate}>
          {i18n.t('Buat alur pertama')}
        </Button>
      }
    >
      {i18n.t('Alur mengirim email berurutan setelah lead masuk. Mulai dari kosong atau dari templat.')}
    </EmptyState>
  )
}
