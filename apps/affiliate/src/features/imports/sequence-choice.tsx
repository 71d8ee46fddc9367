import { Field, useFieldWiring } from '@booster/ui/controls/field'
import { useTRPC } from '@booster/web/api/client'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import type { UseFormRegisterReturn } from 'react-hook-form'

/** The sequence that the leads enter once all are imported. */
export function SequenceChoice({ register }: { readonly register: UseFormRegisterReturn }) {
  const { i18n } = useLingui()
  const list = useQuery(useTRPC().automation.list.queryOptions({ status: 'active' }))
  const automations = list.data?.automations ?? []
  return (
    <Field
      label={i18n.t('Mulai alur untuk lead yang diimpor')}
      aside={i18n.t('opsional')}
      hint={
        automations.length === 0
          ? i18n.t('Belum ada alur yang aktif.')
          : i18n.t('Dimulai setelah semua baris diimpor. Satu email memakai satu kredit.')
      }
    >
      <Select register={register} none={i18n.t('Jangan mulai alur')} options={automations} />
    </Field>
  )
}

function Select(props: {
  readonly register: UseFormRegisterReturn
  readonly none: string
  readonly options: readonly { readonly id: string; readonly name: string }[]
}) {
  const wiring = useFieldWiring()
  return (
    <select id={wiring?.id} aria-describedby={wiring?.describedBy} className="input" {...props.register}>
      <option value="">{props.none}</option>
      {props.options.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}
