import { Field } from '@booster/ui/controls/field'
import { TextInput } from '@booster/ui/controls/text-input'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import type { UseFormReturn } from 'react-hook-form'
import type { z } from 'zod'
import type { AmountFault } from './top-up-amount.ts'
import type { TopUpForm } from './top-up-form.ts'

/** Amount and reason. */
export function TopUpFields(props: {
  readonly form: UseFormReturn<z.input<TopUpForm>, unknown, z.output<TopUpForm>>
}) {
  const { i18n } = useLingui()
  const { register, formState } = props.form
  const { amount, reason } = formState.errors
  return (
    <>
      <Field
        label={i18n.t('Jumlah kredit')}
        hint={i18n.t('Angka negatif mengurangi, paling jauh sampai kredit yang ditahan.')}
        error={amount && amountWords(amount.message as AmountFault, i18n)}
      >
        <TextInput {...register('amount')} inputMode="text" autoComplete="off" autoFocus />
      </Field>
      <Field
        label={i18n.t('Alasan')}
        aside={i18n.t('masuk mutasi kredit dan audit')}
        error={reason && i18n.t('Tulis alasannya, paling sedikit 3 huruf.')}
      >
        <TextInput
          {...register('reason')}
          maxLength={200}
          autoComplete="off"
          placeholder={i18n.t('Transfer BCA 20 Nov, faktur 118')}
        />
      </Field>
    </>
  )
}

function amountWords(fault: AmountFault, i18n: I18n): string {
  const words = {
    empty: i18n.t('Isi jumlah kredit.'),
    'no-number': i18n.t('Tulis angka bulat, misalnya 1.000.'),
    zero: i18n.t('Jumlahnya tidak boleh 0.'),
    'too-much': i18n.t('Paling banyak 100.000.000 kredit sekali.'),
    'below-reserved': i18n.t('Terlalu banyak: saldo tidak boleh di bawah kredit yang ditahan.'),
  } satisfies Record<AmountFault, string>
  return words[fault]
}
