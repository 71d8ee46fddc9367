import { Button } from '@booster/ui/controls/button'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { useLingui } from '@lingui/react'
import { FileText, Plus } from 'lucide-react'

/** Nothing yet: what a form is, and the way to the first one. */
export function NoForms({ onCreate }: { readonly onCreate: () => void }) {
  const { i18n } = useLingui()
  return (
    <EmptyState
      kind="never-used"
      icon={FileText}
      title={i18n.t('Belum ada formulir')}
      action={
        <Button variant="primary" icon={Plus} onClick={onCreate}>
          {i18n.t('Buat formulir pertama')}
        </Button>
      }
    >
      {i18n.t(
        'Formulir mengumpulkan lead beserta persetujuannya, lalu memulai alur email. Bagikan tautannya, cetak kode QR-nya, atau pasang di situs Anda.',
      )}
    </EmptyState>
  )
}
