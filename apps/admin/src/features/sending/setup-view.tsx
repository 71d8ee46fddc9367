import type { SetupCheck } from '@booster/contracts/sending/setup-check'
import { Banner } from '@booster/ui/feedback/banner'
import { useLingui } from '@lingui/react'
import { RecordCard } from './record-card.tsx'
import { RoadsCard } from './roads-card.tsx'
import { TestMailCard } from './test-mail-card.tsx'

/** The verdict in one sentence, then each record. */
export function SetupView({ check }: { readonly check: SetupCheck }) {
  return (
    <div className="page-stack">
      <Verdict check={check} />
      <div className="setup-records">
        {check.records.map((record) => (
          <RecordCard key={`${record.kind} ${record.host}`} record={record} />
        ))}
        <TestMailCard testMail={check.testMail} />
        <RoadsCard />
      </div>
    </div>
  )
}

function Verdict({ check: { provider, records } }: { readonly check: SetupCheck }) {
  const { i18n } = useLingui()
  if (provider === 'sandbox') {
    return (
      <Banner tone="info" title={i18n.t('Sandbox: tidak ada email yang keluar.')}>
        {i18n.t('Isi SMTP_URL atau MAILKETING_API_KEY; lalu SPF, DKIM, dan DMARC diperiksa di sini.')}
      </Banner>
    )
  }
  const count = (level: string): number => records.filter((record) => record.level === level).length
  if (count('wrong') > 0) {
    return (
      <Banner tone="critical" title={i18n.t('{count} hal perlu diperbaiki.', { count: count('wrong') })}>
        {i18n.t('Sebelum itu, email Anda bisa ditolak atau masuk Spam.')}
      </Banner>
    )
  }
  if (count('unknown') > 0) {
    return (
      <Banner tone="warning" title={i18n.t('{count} hal belum pasti.', { count: count('unknown') })}>
        {i18n.t('Yang tidak diketahui di sini, tanyakan kepada penyedia.')}
      </Banner>
    )
  }
  return (
    <Banner tone="healthy" title={i18n.t('Semua benar.')}>
      {i18n.t('Begitu pula yang dilihat server penerima, menurut DNS saat ini.')}
    </Banner>
  )
}
