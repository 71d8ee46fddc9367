import type { AffiliateDetail } from '@booster/contracts/account/affiliate-detail'
import { Facts } from '@booster/ui/data/facts'
import { Num } from '@booster/ui/data/num'
import { Time } from '@booster/ui/data/time'
import { zoneOf } from '@booster/ui/format/zone'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { useLingui } from '@lingui/react'

/** Who it is, how its mails leave, and when it was last here. */
export function ProfileCard({ affiliate }: { readonly affiliate: AffiliateDetail }) {
  const { i18n } = useLingui()
  const { email, senderName, replyTo, postalAddress, timeZone, createdAt, lastSignInAt } = affiliate
  return (
    <Card>
      <CardHead title={i18n.t('Profil')} />
      <CardBody>
        <Facts
          facts={[
            { term: i18n.t('Email'), value: email },
            { term: i18n.t('Nama pengirim'), value: senderName },
            { term: i18n.t('Balasan ke'), value: replyTo ?? '–' },
            { term: i18n.t('Alamat pos'), value: postalAddress ?? '–' },
            { term: i18n.t('Zona waktu'), value: zoneOf(timeZone) ?? timeZone },
            { term: i18n.t('Dibuat'), value: <Time at={createdAt} form="day" /> },
            {
              term: i18n.t('Terakhir masuk'),
              value:
                lastSignInAt === null ? (
                  i18n.t('Belum pernah')
                ) : (
                  <Time at={Date.parse(lastSignInAt)} form="relative" />
                ),
            },
            { term: i18n.t('Sesi terbuka'), value: <Num value={affiliate.sessions} /> },
            { term: i18n.t('Kunci API'), value: <Num value={affiliate.apiKeys} /> },
          ]}
        />
      </CardBody>
    </Card>
  )
}
