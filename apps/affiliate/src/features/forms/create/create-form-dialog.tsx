import { formCreateInput } from '@booster/contracts/forms/forms'
import { Button } from '@booster/ui/controls/button'
import { Field } from '@booster/ui/controls/field'
import { TextArea } from '@booster/ui/controls/text-area'
import { TextInput } from '@booster/ui/controls/text-input'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { Dialog } from '@booster/ui/layout/dialog'
import { useSession } from '@booster/web/session/use-session'
import { RefusalBanner } from '@booster/web/words/refusal-banner'
import { zodResolver } from '@hookform/resolvers/zod'
import { useLingui } from '@lingui/react'
import { useForm } from 'react-hook-form'
import { useCreateForm } from './use-create-form.ts'

const newForm = formCreateInput.pick({ title: true, consentText: true })

/** A new form from its title and its consent text; everything else is decided on its page. */
export function CreateFormDialog({ onClose }: { readonly onClose: () => void }) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const session = useSession()
  const name = session.data?.affiliate?.name ?? ''
  const form = useForm({
    resolver: zodResolver(newForm),
    mode: 'onTouched',
    values: {
      title: '',
      consentText: i18n.t('Saya setuju menerima email dari {name}. Bisa berhenti kapan saja.', { name }),
    },
    resetOptions: { keepDirtyValues: true },
  })
  const { errors } = form.formState
  const create = useCreateForm()
  const submit = form.handleSubmit((input) => {
    if (offline === undefined) create.mutate({ ...input, buttonText: i18n.t('Daftar sekarang') })
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={i18n.t('Buat formulir')}
      description={i18n.t(
        'Halamannya langsung bisa dibuka pengunjung. Isian, ucapan terima kasih, dan alurnya Anda atur di langkah berikutnya.',
      )}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onClick={onClose}>{i18n.t('Tidak jadi')}</Button>
          <Button type="submit" variant="primary" busy={create.isPending} disabledReason={offline}>
            {i18n.t('Buat formulir')}
          </Button>
        </>
      }
    >
      <Field
        label={i18n.t('Judul')}
        hint={i18n.t('Yang dibaca pengunjung paling atas, misalnya "Webinar gratis: jualan lewat email".')}
        error={errors.title && i18n.t('Isi judul, paling banyak 120 huruf.')}
      >
        <TextInput {...form.register('title')} maxLength={120} />
      </Field>
      <Field
        label={i18n.t('Teks persetujuan')}
        hint={i18n.t(
          'Pengunjung mencentangnya sebelum mengirim; teks ini tersimpan sebagai bukti persetujuan.',
        )}
        error={errors.consentText && i18n.t('Isi teks persetujuan, 10 sampai 500 huruf.')}
      >
        <TextArea {...form.register('consentText')} rows={3} maxLength={500} />
      </Field>
      {create.error !== null && <RefusalBanner error={create.error} />}
    </Dialog>
  )
}
