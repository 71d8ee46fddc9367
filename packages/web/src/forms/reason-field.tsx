import { Field } from '@booster/ui/controls/field'
import { TextInput } from '@booster/ui/controls/text-input'
import { useLingui } from '@lingui/react'
import type { Reason } from './use-reason.ts'

/** The one line of a reason. */
export function ReasonField(props: {
  readonly reason: Reason
  /** Who reads it. */
  readonly aside?: string
  readonly placeholder?: string
  readonly maxLength?: number
}) {
  const { i18n } = useLingui()
  const { reason, aside, placeholder, maxLength = 300 } = props
  return (
    <Field
      label={i18n.t('Alasan')}
      {...(aside === undefined ? {} : { aside })}
      error={reason.isMissing ? i18n.t('Tulis alasan, paling sedikit 3 huruf.') : undefined}
    >
      <TextInput
        value={reason.text}
        maxLength={maxLength}
        placeholder={placeholder}
        onChange={(event) => reason.write(event.target.value)}
      />
    </Field>
  )
}
