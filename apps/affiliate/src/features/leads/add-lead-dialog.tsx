import type { LeadAddInput } from '@booster/contracts/leads/lead-edits'
import { readPastedAddress } from '@booster/contracts/wire/pasted-address'
import { Button } from '@booster/ui/controls/button'
import { Field } from '@booster/ui/controls/field'
import { UiLink } from '@booster/ui/controls/link'
import { TextArea } from '@booster/ui/controls/text-area'
import { TextInput } from '@booster/ui/controls/text-input'
import { Banner } from '@booster/ui/feedback/banner'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { Dialog } from '@booster/ui/layout/dialog'
import { leadHref } from '@booster/web/address/paths'
import { useLingui } from '@lingui/react'
import { useForm } from 'react-hook-form'
import type { AddLeadForm } from './add-lead-form.ts'
import { PersonFields, TagsField } from './lead-fields.tsx'
import { splitTags } from './split-tags.ts'
import { useAddLead } from './use-add-lead.ts'

/** One person who agreed to get mail, with what was agreed and where. */
export function AddLeadDialog(props: {
  readonly onClose: () => void
  readonly onAdded: (id: string) => void
}) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const form = useForm<AddLeadForm>({
    // Whoever asked for the consent says what it was for; a text filled in beforehand would be nobody's word.
    defaultValues: { name: '', email: '', whatsapp: '', tags: '', consentText: '', consentSource: '' },
  })
  const add = useAddLead({ setError: form.setError, onAdded: props.onAdded })
  const errorOf = (field: keyof AddLeadForm) => form.formState.errors[field]?.message
  const known = add.data?.kind === 'known' ? add.data : null
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={i18n.t('Tambah lead')}
      description={i18n.t('Hanya orang yang sudah setuju dikirimi email.')}
      onSubmit={() =>
        void form.handleSubmit((typed) => {
          if (offline === undefined) add.mutate(inputOf(typed))
        })()
      }
      footer={
        <>
          <Button onClick={props.onClose}>{i18n.t('Tidak jadi')}</Button>
          <Button type="submit" variant="primary" busy={add.isPending} disabledReason={offline}>
            {i18n.t('Tambah lead')}
          </Button>
        </>
      }
    >
      {known !== null && (
        <Banner tone="warning" title={i18n.t('Alamat ini sudah ada di daftar Anda')}>
          <UiLink href={leadHref(known.id)}>{i18n.t('Buka {name}', { name: known.name })}</UiLink>
        </Banner>
      )}
      {add.failure !== null && <Banner tone="danger" title={add.failure} />}
      <PersonFields register={form.register} errorOf={errorOf} />
      <TagsField register={form.register} errorOf={errorOf} />
      <Field
        label={i18n.t('Yang disetujui')}
        hint={i18n.t('mis. menerima email tips jualan dan kabar promo')}
        error={errorOf('consentText')}
      >
        <TextArea {...form.register('consentText')} rows={2} maxLength={2000} />
      </Field>
      <Field
        label={i18n.t('Dari mana persetujuannya')}
        hint={i18n.t('mis. WhatsApp 12 November, formulir kertas di bazar')}
        error={errorOf('consentSource')}
      >
        <TextInput {...form.register('consentSource')} autoComplete="off" maxLength={200} />
      </Field>
    </Dialog>
  )
}

function inputOf(typed: AddLeadForm): LeadAddInput {
  return {
    // An address may have been pasted with its owner's name: "Budi <budi@x.id>".
    name: typed.name.trim() === '' ? (readPastedAddress(typed.email).name ?? '') : typed.name,
    email: typed.email,
    whatsapp: typed.whatsapp,
    tags: splitTags(typed.tags),
    consent: { text: typed.consentText.replaceAll(/\s+/g, ' '), source: typed.consentSource },
  }
}
