import { ButtonLink } from '@booster/ui/controls/button-link'
import { Field } from '@booster/ui/controls/field'
import { SelectInput } from '@booster/ui/controls/select-input'
import { Banner } from '@booster/ui/feedback/banner'
import { AUTOMATION_STATUS_LOOK } from '@booster/ui/status/automation-status-look'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { useTRPC } from '@booster/web/api/client'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { Controller } from 'react-hook-form'
import type { FormEditor } from './use-form-editor.ts'

/** Which sequence an opt-in starts; it says so when nobody would get a mail. */
export function SequenceField({ editor }: { readonly editor: FormEditor }) {
  const { i18n } = useLingui()
  const list = useQuery(useTRPC().automation.list.queryOptions({}))
  const sequences = (list.data?.automations ?? []).filter((each) => each.triggerType === 'AFTER_OPTIN')
  const chosenId = editor.watch('automationId')
  const chosen = sequences.find((each) => each.id === chosenId)
  const isSending =
    chosenId === null ? sequences.some((each) => each.status === 'active') : chosen?.status === 'active'
  return (
    <>
      <Field
        label={i18n.t('Alur yang dimulai')}
        error={editor.formState.errors.automationId && i18n.t('Pilih alur yang dimulai setelah opt-in.')}
      >
        <Controller
          control={editor.control}
          name="automationId"
          render={({ field }) => (
            <SelectInput
              ref={field.ref}
              name={field.name}
              value={field.value ?? ''}
              onBlur={field.onBlur}
              onChange={(event) => field.onChange(event.target.value === '' ? null : event.target.value)}
            >
              <option value="">{i18n.t('Semua alur opt-in yang aktif')}</option>
              {sequences.map(({ id, name, status }) => (
                <option key={id} value={id}>
                  {status === 'active' ? name : `${name} (${i18n._(AUTOMATION_STATUS_LOOK[status].word)})`}
                </option>
              ))}
            </SelectInput>
          )}
        />
      </Field>
      {list.data !== undefined && isSending !== true && (
        <Banner
          tone="warning"
          title={
            chosenId === null ? i18n.t('Belum ada alur opt-in yang aktif.') : i18n.t('Alur ini tidak aktif.')
          }
          actions={
            <ButtonLink
              size="sm"
              href={
                chosenId === null ? AFFILIATE_PATHS.automations : `${AFFILIATE_PATHS.automations}/${chosenId}`
              }
            >
              {chosenId === null ? i18n.t('Buat alur') : i18n.t('Buka alur')}
            </ButtonLink>
          }
        >
          {i18n.t('Pendaftar tercatat sebagai lead, tetapi belum menerima email.')}
        </Banner>
      )}
    </>
  )
}
