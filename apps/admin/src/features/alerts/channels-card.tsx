import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { Card, CardHead } from '@booster/ui/layout/card'
import { useTRPC } from '@booster/web/api/client'
import { roadName } from '@booster/web/sending/road-name'
import { SettingRow } from '@booster/web/settings/setting-row'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'

/** How alerts reach people outside the app, and what is missing: the one way of mails may be broken. */
export function ChannelsCard() {
  const { i18n } = useLingui()
  const channels = useQuery(useTRPC().admin.alert.channels.queryOptions())
  return (
    <Card>
      <CardHead title={i18n.t('Saluran peringatan')} note={i18n.t('di luar aplikasi')} ruled />
      <QueryView
        query={channels}
        errorTitle={i18n.t('Saluran peringatan gagal dimuat')}
        skeleton={<SkeletonRows rows={2} rowHeight={56} />}
      >
        {({ roads, webhook }) => (
          <>
            <SettingRow
              label={i18n.t('Email')}
              note={
                roads.length > 1
                  ? i18n.t('Bila jalur pertama menolak atau tidak terjangkau, jalur berikutnya dipakai.')
                  : i18n.t(
                      'Hanya lewat penyedia yang juga mengirim email affiliate. Bila ia menolak, email ini tidak sampai: isi SYSTEM_SMTP_URL di server.',
                    )
              }
            >
              {i18n.t('ke semua admin, lewat {roads}', {
                roads: roads.map(({ road }) => roadName(road, i18n)).join(' → '),
              })}
            </SettingRow>
            <SettingRow
              label={i18n.t('Webhook')}
              note={
                webhook === null
                  ? i18n.t(
                      'Pasang saluran kedua: isi ALERT_WEBHOOK_URL di server dengan alamat yang menerima panggilan POST, misalnya gateway WhatsApp, lalu mulai ulang.',
                    )
                  : i18n.t('Menerima setiap peringatan, dengan langkah pertama dan tautannya.')
              }
            >
              {webhook === null ? (
                <b className="channels__missing">{i18n.t('Belum ada')}</b>
              ) : (
                <span className="mono small">{webhook}</span>
              )}
            </SettingRow>
          </>
        )}
      </QueryView>
    </Card>
  )
}
