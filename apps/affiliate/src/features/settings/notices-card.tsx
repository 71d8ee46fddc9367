import type { Settings } from '@booster/contracts/account/settings'
import {
  LOW_CREDIT_MARK_AT_MOST,
  NOTICE_CHANNELS,
  NOTICE_KINDS,
  type NoticeChannel,
  type NoticeKind,
} from '@booster/contracts/notices'
import { LOW_AT_LEAST, LOW_WITHIN_DAYS } from '@booster/engine/domain/forecast/credit-standing'
import { Button } from '@booster/ui/controls/button'
import { Checkbox } from '@booster/ui/controls/checkbox'
import { Field } from '@booster/ui/controls/field'
import { TextInput } from '@booster/ui/controls/text-input'
import { useLocale } from '@booster/ui/device/use-locale'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { formatNumber } from '@booster/ui/format/number'
import { Card, CardHead } from '@booster/ui/layout/card'
import { readCredits } from '@booster/web/forms/read-credits'
import { SettingRow } from '@booster/web/settings/setting-row'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { type FormEvent, useState } from 'react'
import { useSaveSettings } from './use-settings.ts'

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
      <MarkForm key={settings.lowCreditMark} settings={settings} />
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
          <Checkbox
            key={channel}
            label={`${label}: ${where}`}
            checked={!mutedNotices.includes(`${kind}.${channel}`)}
            onCheckedChange={(isOn) => set(channel, isOn)}
          >
            {where}
          </Checkbox>
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
        label: i18n.t('Kredit habis'),
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
      return { label: i18n.t('Impor selesai'), note: i18n.t('Saat semua baris file sudah diproses.') }
  }
}

/** An empty field leaves it to the rule for everybody. */
function MarkForm({ settings }: { readonly settings: Settings }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const offline = useOfflineReason()
  const save = useSaveSettings()
  const { lowCreditMark } = settings
  const saved = lowCreditMark === null ? '' : formatNumber(lowCreditMark, locale)
  const [text, setText] = useState(saved)
  const [isWrong, setWrong] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const typed = readCredits(text, LOW_CREDIT_MARK_AT_MOST)
    setWrong(typed.kind !== 'ok' && typed.kind !== 'empty')
    if (offline !== undefined || save.isPending) return
    if (typed.kind === 'ok') save.mutate({ lowCreditMark: typed.credits })
    if (typed.kind === 'empty') save.mutate({ lowCreditMark: null })
  }
  return (
    <form className="settings__form settings__row" noValidate onSubmit={submit}>
      <Field
        label={i18n.t('Batas kredit hampir habis')}
        hint={i18n.t('Kosongkan untuk batas umum: cukup {days} hari, paling sedikit {least} kredit.', {
          days: LOW_WITHIN_DAYS,
          least: LOW_AT_LEAST,
        })}
        error={
          isWrong
            ? i18n.t('Tulis jumlah kredit dari 1 sampai {n, number}.', { n: LOW_CREDIT_MARK_AT_MOST })
            : undefined
        }
      >
        <TextInput
          value={text}
          onChange={(event) => setText(event.target.value)}
          inputMode="numeric"
          autoComplete="off"
          maxLength={12}
        />
      </Field>
      <div className="settings__buttons">
        <Button
          type="submit"
          busy={save.isPending}
          disabledReason={offline ?? (text === saved ? i18n.t('Belum ada yang diubah') : undefined)}
        >
          {i18n.t('Simpan batas')}
        </Button>
      </div>
    </form>
  )
}
