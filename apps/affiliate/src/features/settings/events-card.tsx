import { CopyButton } from '@booster/ui/controls/copy-button'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { useSession } from '@booster/web/session/use-session'
import { useLingui } from '@lingui/react'

/** How a program reports what happened to a lead: an example to copy. */
export function EventsCard() {
  const { i18n } = useLingui()
  const publicUrl = useSession().data?.mode.publicUrl ?? ''
  const example = exampleOf(publicUrl)
  return (
    <Card>
      <CardHead title={i18n.t('Peristiwa dari program Anda')} note="POST /api/affiliate/events" ruled>
        <CopyButton value={example} label={i18n.t('Salin contoh')} />
      </CardHead>
      <CardBody>
        <p className="settings__events">
          {i18n.t(
            'invoice_created, attended, dan registered memulai alur; peristiwa yang menjadi tujuan alur mengakhirinya. Peristiwa yang sama dengan key yang sama dihitung sekali.',
          )}
        </p>
        <pre className="settings__example mono small">{example}</pre>
        <a className="link" href="/api/docs">
          {i18n.t('Lihat dokumentasi API')}
        </a>
      </CardBody>
    </Card>
  )
}

function exampleOf(publicUrl: string): string {
  const body = '{"event":"paid","email":"dewi@example.com","key":"INV-1024","data":{"amount":150000}}'
  return [
    `curl ${publicUrl}/api/affiliate/events \\`,
    `  -H 'Authorization: Bearer abk_…' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '${body}'`,
  ].join('\n')
}
