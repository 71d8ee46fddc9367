import { Button } from '@booster/ui/controls/button'
import { Banner } from '@booster/ui/feedback/banner'
import { useTRPC } from '@booster/web/api/client'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { bulkTitle } from './bulk-title.ts'

/** The newest bulk trigger, to be found again after its dialog was closed. */
export function BulkBanner({ onOpen }: { readonly onOpen: (bulkTriggerId: string) => void }) {
  const { i18n } = useLingui()
  const found = useQuery(useTRPC().trigger.listBulk.queryOptions())
  const newest = found.data?.triggers[0]
  if (newest === undefined) return null
  const isRunning = newest.status === 'running'
  return (
    <Banner
      tone={isRunning ? 'info' : 'done'}
      title={bulkTitle(i18n, newest.status)}
      actions={
        <Button onClick={() => onOpen(newest.id)}>
          {isRunning ? i18n.t('Lihat progres') : i18n.t('Lihat hasil')}
        </Button>
      }
    >
      {i18n.t('{done} dari {total} lead', { done: newest.doneLeads, total: newest.leads })}
    </Banner>
  )
}
