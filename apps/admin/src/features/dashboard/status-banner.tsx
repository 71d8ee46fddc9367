import { useLocale } from '@booster/ui/device/use-locale'
import { Banner, type BannerTone } from '@booster/ui/feedback/banner'
import type { Locale } from '@booster/ui/format/locale'
import { formatNumber } from '@booster/ui/format/number'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import type { Dashboard } from './use-dashboard.ts'

const TONES = {
  healthy: 'healthy',
  warning: 'warning',
  critical: 'critical',
  emergency: 'emergency',
  unknown: 'warning',
} as const satisfies Record<Dashboard['status'], BannerTone>

/** The one sentence about everything: the worst that is known, and why. */
export function StatusBanner({ dashboard }: { readonly dashboard: Dashboard }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const { status } = dashboard
  const reasons =
    status === 'healthy' ? [healthWords(dashboard, i18n, locale)] : problemsOf(dashboard, i18n, locale)
  return (
    <Banner tone={TONES[status]} title={`${titleOf(dashboard, i18n)}.`}>
      {reasons.join(' ')}
    </Banner>
  )
}

function titleOf({ status, credit }: Dashboard, i18n: I18n): string {
  if (status === 'healthy') return i18n.t('Sehat')
  if (status === 'warning') return i18n.t('Waspada')
  if (status === 'critical') return i18n.t('Kritis')
  if (status === 'emergency') return i18n.t('Darurat')
  return credit.credits === null ? i18n.t('Belum diketahui') : i18n.t('Data lama')
}

function healthWords(dashboard: Dashboard, i18n: I18n, locale: Locale): string {
  const { integrity } = dashboard
  const parts = [
    creditWords(dashboard, i18n, locale),
    i18n.t('tidak ada email terlambat'),
    integrity === null
      ? i18n.t('integritas belum diperiksa minggu ini')
      : i18n.t('{passed} dari {total} pemeriksaan integritas lulus', {
          passed: integrity.passed,
          total: integrity.total,
        }),
  ]
  return `${parts.join(', ')}.`
}

function problemsOf(dashboard: Dashboard, i18n: I18n, locale: Locale): readonly string[] {
  const { credit, engine, overdue, integrity } = dashboard
  const found: string[] = []
  const credits = formatNumber(credit.credits ?? 0, locale)
  if (credit.credits === null) found.push(i18n.t('Saldo penyedia belum pernah terbaca.'))
  else if (credit.stale) {
    found.push(i18n.t('Saldo penyedia {credits} dibaca lebih dari 24 jam lalu.', { credits }))
  } else if (credit.level === 'warning' || credit.level === 'critical') {
    const mark = formatNumber(credit.marks[credit.level], locale)
    found.push(i18n.t('Kredit penyedia tinggal {credits}, batas {mark} tercapai.', { credits, mark }))
  }
  if (credit.breaker.state !== 'closed') {
    found.push(i18n.t('Penyedia menolak pengiriman: email menunggu dan dicoba lagi otomatis.'))
  }
  if (engine.state === 'stopped') found.push(i18n.t('Mesin berhenti: tidak ada proses yang mengirim.'))
  if (engine.state === 'late') found.push(i18n.t('Pengiriman terlambat: ada siklus yang terlewat.'))
  if (overdue.jobs > 0) {
    found.push(
      i18n.t('{n} email terlambat lebih dari {minutes} menit.', {
        n: formatNumber(overdue.jobs, locale),
        count: overdue.jobs,
        minutes: Math.round(overdue.afterSeconds / 60),
      }),
    )
  }
  const failed = integrity === null ? 0 : integrity.total - integrity.passed
  if (failed > 0) found.push(i18n.t('{count} pemeriksaan integritas tidak lulus.', { count: failed }))
  return found
}

function creditWords({ forecast, credit }: Dashboard, i18n: I18n, locale: Locale): string {
  if (forecast.runway !== null) {
    const { daysLeft } = forecast.runway
    return i18n.t('Kredit penyedia cukup untuk {n} hari', {
      n: formatNumber(daysLeft, locale),
      count: daysLeft,
    })
  }
  if (forecast.usePerDay > 0) return i18n.t('Kredit penyedia cukup untuk lebih dari 10 tahun')
  return i18n.t('Kredit penyedia {credits}', { credits: formatNumber(credit.credits ?? 0, locale) })
}
