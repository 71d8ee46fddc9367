import type { MailRoads } from '@booster/contracts/sending/mail-roads'
import { Button } from '@booster/ui/controls/button'
import { List, ListRow } from '@booster/ui/data/list-rows'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { useTRPC } from '@booster/web/api/client'
import { roadName } from '@booster/web/sending/road-name'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { Route, Send } from 'lucide-react'
import { TestFailed } from './test-failed.tsx'
import { useTestMail } from './use-test-mail.ts'

/** By which roads alerts, invitations and links to a password leave, in their order, and a test of each. */
export function RoadsCard() {
  const { i18n } = useLingui()
  const channels = useQuery(useTRPC().admin.alert.channels.queryOptions())
  return (
    <Card>
      <CardHead title={i18n.t('Jalur email sistem')} note={i18n.t('peringatan, undangan, kata sandi')} />
      <QueryView
        query={channels}
        errorTitle={i18n.t('Jalur email sistem gagal dimuat')}
        skeleton={<SkeletonRows rows={2} rowHeight={56} />}
      >
        {({ roads }) => (
          <>
            <CardBody>
              <p className="muted small">
                {roads.length > 1
                  ? i18n.t('Bila jalur pertama menolak atau tidak terjangkau, jalur berikutnya dipakai.')
                  : i18n.t(
                      'Hanya satu jalur: bila penyedia menolak, peringatan tentang itu pun tidak terkirim. Isi SYSTEM_SMTP_URL di server.',
                    )}
              </p>
            </CardBody>
            <List label={i18n.t('Jalur email sistem')}>
              {roads.map((road) => (
                <RoadRow key={road.road} road={road} />
              ))}
            </List>
          </>
        )}
      </QueryView>
    </Card>
  )
}

function RoadRow({ road: { road, from, host, isForLeads } }: { readonly road: MailRoads[number] }) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const test = useTestMail(road)
  const name = roadName(road, i18n)
  return (
    <>
      <ListRow
        icon={Route}
        title={isForLeads ? i18n.t('{name}, juga untuk lead', { name }) : name}
        note={i18n.t('{from} lewat {host}', { from, host })}
      >
        <Button
          size="sm"
          icon={Send}
          busy={test.isSending}
          busyLabel={i18n.t('Mengirim')}
          disabledReason={offline}
          label={i18n.t('Uji jalur {name}', { name })}
          onClick={test.send}
        >
          {i18n.t('Uji')}
        </Button>
      </ListRow>
      {test.failure !== null && (
        <li className="setup-road__failure">
          <TestFailed failure={test.failure} />
        </li>
      )}
    </>
  )
}
