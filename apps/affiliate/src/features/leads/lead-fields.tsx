import { Field } from '@booster/ui/controls/field'
import { TextInput } from '@booster/ui/controls/text-input'
import { useLingui } from '@lingui/react'
import type { UseFormRegisterReturn } from 'react-hook-form'

/** What react-hook-form knows of a field. */
type Bound<Name extends string> = {
  readonly register: (field: Name) => UseFormRegisterReturn
  readonly errorOf: (field: Name) => string | undefined
}

/** Name, address and number, as a lead is added and corrected. */
export function PersonFields({ register, errorOf }: Bound<'name' | 'email' | 'whatsapp'>) {
  const { i18n } = useLingui()
  return (
    <>
      <Field label={i18n.t('Nama')} error={errorOf('name')}>
        <TextInput {...register('name')} autoComplete="off" maxLength={200} />
      </Field>
      <Field label={i18n.t('Email')} error={errorOf('email')}>
        <TextInput {...register('email')} type="email" inputMode="email" autoComplete="off" />
      </Field>
      <Field label={i18n.t('WhatsApp')} aside={i18n.t('opsional')} error={errorOf('whatsapp')}>
        <TextInput {...register('whatsapp')} type="tel" autoComplete="off" placeholder="0812…" />
      </Field>
    </>
  )
}

export function TagsField({ register, errorOf }: Bound<'tags'>) {
  const { i18n } = useLingui()
  return (
    <Field
      label={i18n.t('Tag')}
      aside={i18n.t('opsional')}
      hint={i18n.t('Pisahkan dengan koma, mis. webinar, vip')}
      error={errorOf('tags')}
    >
      <TextInput {...register('tags')} autoComplete="off" />
    </Field>
  )
}
