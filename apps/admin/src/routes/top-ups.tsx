import { Button } from '@booster/ui/controls/button'
import { PageHead } from '@booster/ui/layout/page-head'
import { useLingui } from '@lingui/react'
import { getRouteApi } from '@tanstack/react-router'
import { FileSpreadsheet } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { TopUpList } from '../features/top-ups/top-up-list.tsx'
import { useOpenTopUps } from '../features/top-ups/use-open-top-ups.ts'

const StatementDialog = lazy(async () => ({
  default: (await import('../features/top-ups/statement-dialog.tsx')).StatementDialog,
}))

const route = getRouteApi('/frame/topups')

/** /admin/topups: who asks for credit, what was decided, and which transfers came. */
export function TopUpsRoute() {
  const { i18n } = useLingui()
  const { state } = route.useSearch()
  const navigate = route.useNavigate()
  const open = useOpenTopUps({ enabled: true })
  const [isReading, setReading] = useState(false)
  return (
    <>
      <PageHead
        title={i18n.t('Isi ulang kredit')}
        note={i18n.t('Setiap permintaan dicatat paling banyak sekali.')}
        actions={
          <Button icon={FileSpreadsheet} onClick={() => setReading(true)}>
            {i18n.t('Cocokkan mutasi bank')}
          </Button>
        }
      />
      <div className="page-stack">
        <TopUpList
          tab={state ?? 'open'}
          open={open}
          onTabChange={(next) => void navigate({ search: { state: next === 'open' ? undefined : next } })}
        />
      </div>
      <Suspense>{isReading && <StatementDialog onClose={() => setReading(false)} />}</Suspense>
    </>
  )
}
