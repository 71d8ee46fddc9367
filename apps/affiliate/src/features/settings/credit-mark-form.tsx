import type { Settings } from '@booster/contracts/account/settings'
import { LOW_CREDIT_MARK_AT_MOST } from '@booster/contracts/notices/notice-kinds'
import { LOW_AT_LEAST, LOW_WITHIN_DAYS } from '@booster/engine/domain/forecast/credit-standing'
import { Field } from '@booster/ui/controls/field'
import { TextInput } from '@booster/ui/controls/text-input'
import { useLocale } from '@booster/ui/device/use-locale'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { formatNumber } from '@booster/ui/format/number'
import { readCredits } from '@booster/web/forms/read-credits'
import { useLingui } from '@lingui/react'
import { type FormEvent, useState } from 'react'
import { SaveRow } from './save-row.tsx'
import { useSaveSettings } from './use-settings.ts'

/** An empty field leaves it to the rule for everybody. */
export function MarkForm({
  settings,
  onSaved,
}: {
  readonly settings: Settings
  readonly onSaved: () => void
}) {
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
    if (typed.kind === 'ok') save.mutate({ lowCreditMark: typed.credits }, { onSuccess: onSaved })
    if (typed.kind === 'empty') save.mutate({ lowCreditMark: null }, { onSuccess: onSaved })
  }
  return (
    <form className="settings__form" noValidate onSubmit={submit}>
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
          autoFocus
        />
      </Field>
      <SaveRow busy={save.isPending} isDirty={text !== saved}>
        {i18n.t('Simpan batas')}
      </SaveRow>
    </form>
  )
}
