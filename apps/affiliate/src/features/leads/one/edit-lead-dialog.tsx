import type { LeadDetail } from '@booster/contracts/leads/leads'
import { LEAD_STATUSES } from '@booster/engine/domain/lead'
import { Button } from '@booster/ui/controls/button'
import { Field } from '@booster/ui/controls/field'
import { UiLink } from '@booster/ui/controls/link'
import { TextArea } from '@booster/ui/controls/text-area'
import { Banner } from '@booster/ui/feedback/banner'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { Dialog } from '@booster/ui/layout/dialog'
import { leadHref } from '@booster/web/address/paths'
import { useLingui } from '@lingui/react'
import { useForm } from 'react-hook-form'
import { PersonFields, TagsField } from '../lead-fields.tsx'
import { leadStatusWords } from '../lead-words.ts'
import { splitTags } from '../split-tags.ts'
import type { LeadForm } from './lead-form.ts'
import { useSaveLead } from './use-save-lead.ts'

/** Corrects what is known of a lead; the mails not yet sent take it. */
export function EditLeadDialog({
  lead,
  onClose,
}: {
  readonly lead: LeadDetail
  readonly onClose: () => void
}) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const form = useForm<LeadForm>({ defaultValues: formOf(lead) })
  const save = useSaveLead({ setError: form.setError, onSaved: onClose })
  const errorOf = (field: keyof LeadForm) => form.formState.errors[field]?.message
  const submit = form.handleSubmit((typed) => {
    if (offline === undefined) save.mutate({ id: lead.id, ...changesOf(typed, formOf(lead)) })
  })
  const taken = save.data?.kind === 'taken' ? save.data : null
  return (
    <Dialog
      open
      onClose={onClose}
      title={i18n.t('Ubah data lead')}
      description={i18n.t('Nama dan alamat yang baru dipakai semua email yang belum terkirim.')}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onClick={onClose}>{i18n.t('Tidak jadi')}</Button>
          <Button type="submit" variant="primary" busy={save.isPending} disabledReason={offline}>
            {i18n.t('Simpan')}
          </Button>
        </>
      }
    >
      {taken !== null && (
        <Banner tone="warning" title={i18n.t('Alamat ini milik lead lain')}>
          <UiLink href={leadHref(taken.id)}>{i18n.t('Buka {name}', { name: taken.name })}</UiLink>
        </Banner>
      )}
      {save.failure !== null && <Banner tone="danger" title={save.failure} />}
      <PersonFields register={form.register} errorOf={errorOf} />
      <Field label={i18n.t('Status')}>
        <select {...form.register('status')} className="input" aria-label={i18n.t('Status')}>
          {LEAD_STATUSES.map((status) => (
            <option key={status} value={status}>
              {leadStatusWords(i18n, status)}
            </option>
          ))}
        </select>
      </Field>
      <TagsField register={form.register} errorOf={errorOf} />
      <Field label={i18n.t('Catatan')} aside={i18n.t('hanya untuk Anda')} error={errorOf('notes')}>
        <TextArea {...form.register('notes')} rows={3} maxLength={5000} />
      </Field>
    </Dialog>
  )
}

function formOf(lead: LeadDetail): LeadForm {
  const { name, status, notes } = lead
  return {
    ...{ name, status, notes },
    email: lead.email ?? '',
    whatsapp: lead.whatsapp ?? '',
    tags: lead.tags.join(', '),
  }
}

/** Only what was changed: an empty address of a lead that never had one is no change. */
function changesOf(typed: LeadForm, before: LeadForm) {
  return {
    ...(typed.name !== before.name && { name: typed.name }),
    ...(typed.email !== before.email && { email: typed.email }),
    ...(typed.whatsapp !== before.whatsapp && { whatsapp: typed.whatsapp === '' ? null : typed.whatsapp }),
    ...(typed.status !== before.status && { status: typed.status }),
    ...(typed.tags !== before.tags && { tags: splitTags(typed.tags) }),
    ...(typed.notes !== before.notes && { notes: typed.notes }),
  }
}
