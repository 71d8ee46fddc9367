import { CopyButton } from '@booster/ui/controls/copy-button'
import { List, ListRow } from '@booster/ui/data/list-rows'
import { useLocale } from '@booster/ui/device/use-locale'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { formatNumber } from '@booster/ui/format/number'
import { Card, CardHead } from '@booster/ui/layout/card'
import { useTRPC } from '@booster/web/api/client'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { FileText } from 'lucide-react'

/** The hosted forms: their address to share, and how often they were sent in. */
export function FormLinks() {
  const { i18n } = useLingui()
  const locale = useLocale()
  const forms = useQuery(useTRPC().form.list.queryOptions())
  return (
    <Card className="forms">
      <CardHead title={i18n.t('Formulir')} note={i18n.t('tautan untuk dibagikan')} />
      <QueryView
        query={forms}
        errorTitle={i18n.t('Formulir gagal dimuat')}
        skeleton={<SkeletonRows rows={2} rowHeight={56} />}
        isEmpty={(data) => data.forms.length === 0}
        empty={<p className="forms__none muted">{i18n.t('Belum ada formulir untuk akun ini.')}</p>}
      >
        {(data) => (
          <List label={i18n.t('Formulir')}>
            {data.forms.map((form) => (
              <ListRow
                key={form.id}
                icon={FileText}
                tone="info"
                title={form.title}
                note={
                  <a className="forms__url" href={form.url} target="_blank" rel="noopener">
                    {form.url.replace(/^https?:\/\//, '')}
                  </a>
                }
              >
                <span className="muted small forms__count">
                  {form.active
                    ? i18n.t('{count} kali diisi', { count: formatNumber(form.submitCount, locale) })
                    : i18n.t('Ditutup')}
                </span>
                <CopyButton value={form.url} label={i18n.t('Salin tautan {title}', { title: form.title })} />
              </ListRow>
            ))}
          </List>
        )}
      </QueryView>
    </Card>
  )
}
