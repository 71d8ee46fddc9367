import type { Settings } from '@booster/contracts/account/settings'
import {
  NOTICE_CHANNELS,
  NOTICE_KINDS,
  type NoticeChannel,
  type NoticeKind,
} from '@booster/contracts/notices/notice-kinds'
import { LOW_AT_LEAST, LOW_WITHIN_DAYS } from '@booster/engine/domain/forecast/credit-standing'
import { Button } from '@booster/ui/controls/button'
import { Switch } from '@booster/ui/controls/switch'
import { useLocale } from '@booster/ui/device/use-locale'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { formatNumber } from '@booster/ui/format/number'
import { Card, CardHead } from '@booster/ui/layout/card'
import { SettingRow } from '@booster/web/settings/setting-row'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { lazy, Suspense, useState } from 'react'
import { useSaveSettings } from './use-settings.ts'

const MarkForm = lazy(async () => ({ default: (await import('./credit-mark-form.tsx')).MarkForm }))

/** What the affiliate is notified of, and where: once whenever it begins. */
export function NoticesCard({ settings }: { readonly settings: Settings }) {
  const { i18n } = useLingui()
  return (
    <Card>
      <CardHead
        title={i18n.t('Pemberitahuan')}
        note={i18n.t('sekali setiap kali terjadi, email ke {email}', { email: settings.ownEmail })}
        ruled
      />
      {NOTICE_KINDS.map((kind) => (
        <KindRow key={kind} kind={kind} settings={settings} />
      ))}
      <MarkRow settings={settings} />
    </Card>
  )
}

function KindRow({ kind, settings }: { readonly kind: NoticeKind; readonly settings: Settings }) {
  const { i18n } = useLingui()
  const save = useSaveSettings()
  const { mutedNotices } = settings
  const { label, note } = kindWords(kind, i18n)
  const set = (channel: NoticeChannel, isOn: boolean) => {
    const mute = `${kind}.${channel}` as const
    const others = mutedNotices.filter((each) => each !== mute)
    save.mutate({ mutedNotices: isOn ? others : [...others, mute] })
  }
  return (
    <SettingRow label={label} note={note}>
      {NOTICE_CHANNELS.map((channel) => {
        const where = channel === 'app' ? i18n.t('Aplikasi') : i18n.t('Email')
        return (
          <span key={channel} className="settings__channel">
            <span aria-hidden="true">{where}</span>
            <Switch
              label={`${label}: ${where}`}
              checked={!mutedNotices.includes(`${kind}.${channel}`)}
              onCheckedChange={(isOn) => set(channel, isOn)}
            />
          </span>
        )
      })}
    </SettingRow>
  )
}

function kindWords(kind: NoticeKind, i18n: I18n): { readonly label: string; readonly note: string } {
  switch (kind) {
    case 'low_credit':
      return { label: i18n.t('Kredit hampir habis'), note: i18n.t('Saat kredit turun sampai batas.') }
    case 'out_of_credit':
      return {
        label: i18n.t('Kredit sudah habis'),
        note: i18n.t('Saat tidak ada kredit lagi untuk email terjadwal.'),
      }
    case 'sequence_stopped':
      return {
        label: i18n.t('Alur berhenti'),
        note: i18n.t('Saat alur dijeda lebih dari satu jam dan menahan email.'),
      }
    case 'many_failures':
      return {
        label: i18n.t('Banyak email gagal'),
        note: i18n.t('Saat paling sedikit 10 email dan 10% dari dua hari terakhir gagal.'),
      }
    case 'unconfirmed_waiting':
      return {
        label: i18n.t('Email belum pasti'),
        note: i18n.t('Saat email menunggu keputusan Anda lebih dari sepuluh menit.'),
      }
    case 'import_finished':
      return { label: i18n.t('Impor lead selesai'), note: i18n.t('Saat semua baris file sudah diproses.') }
  }
}

function MarkRow({ settings }: { readonly settings: Settings }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const [isEditing, setEditing] = useState(false)
  const { lowCreditMark: mark } = settings
  if (isEditing) {
    return (
      <Suspense fallback={<SkeletonRows rows={2} rowHeight={56} />}>
        <MarkForm settings={settings} onSaved={() => setEditing(false)} />
      </Suspense>
    )
  }
  return (
    <SettingRow
      label={i18n.t('Batas kredit hampir habis')}
      note={
        mark === null
          ? i18n.t('Batas umum: cukup {days} hari, paling sedikit {least} kredit.', {
              days: LOW_WITHIN_DAYS,
              least: LOW_AT_LEAST,
            })
          : i18n.t('{n} kredit', { n: formatNumber(mark, locale) })
      }
    >
      <Button size="sm" label={i18n.t('Ubah batas kredit hampir habis')} onClick={() => setEditing(true)}>
        {i18n.t('Ubah')}
      </Button>
    </SettingRow>
  )
}
