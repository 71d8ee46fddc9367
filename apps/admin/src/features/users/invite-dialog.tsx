import { userInviteInput } from '@booster/contracts/account/users'
import { Button } from '@booster/ui/controls/button'
import { Field } from '@booster/ui/controls/field'
import { SelectInput } from '@booster/ui/controls/select-input'
import { TextInput } from '@booster/ui/controls/text-input'
import { useLocale } from '@booster/ui/device/use-locale'
import { Banner } from '@booster/ui/feedback/banner'
import { ErrorId } from '@booster/ui/feedback/error-id'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { Dialog } from '@booster/ui/layout/dialog'
import { useTRPC } from '@booster/web/api/client'
import { factsOf } from '@booster/web/api/error-facts'
import { useRefreshAll } from '@booster/web/api/use-refresh-all'
import { zodResolver } from '@hookform/resolvers/zod'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { type UseFormReturn, useForm } from 'react-hook-form'
import type { z } from 'zod'
import { accountErrorText } from './account-refusal-words.ts'
import { showLinkSent } from './use-user-command.ts'

/** Invites somebody by mail: name, address, role, and the language of the mail. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const { i18n } = useLingui()
  const language = useLocale()
  const offline = useOfflineReason()
  const refreshAll = useRefreshAll()
  const form = useForm({
    resolver: zodResolver(userInviteInput),
    defaultValues: { name: '', email: '', role: 'affiliate', language } satisfies Typed,
  })
  const invite = useMutation(
    useTRPC().admin.user.invite.mutationOptions({
      onSuccess: (sent) => {
        showLinkSent(i18n, sent)
        onClose()
      },
      onSettled: refreshAll,
      onError: (error) => {
        if (factsOf(error).field === 'email') form.setError('email', { type: TAKEN }, { shouldFocus: true })
      },
    }),
  )
  const submit = form.handleSubmit((input) => {
    if (offline === undefined && !invite.isPending) invite.mutate(input)
  })
  const { field, requestId } = factsOf(invite.error)
  const isTaken = field === 'email'
  return (
    <Dialog
      open
      onClose={onClose}
      title={i18n.t('Undang orang')}
      description={i18n.t('Tautan untuk membuat kata sandi dikirim lewat email dan berlaku 72 jam.')}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {i18n.t('Batal')}
          </Button>
          <Button type="submit" variant="primary" busy={invite.isPending} disabledReason={offline}>
            {i18n.t('Kirim undangan')}
          </Button>
        </>
      }
    >
      <InviteFields form={form} />
      {invite.error && !isTaken && (
        <Banner tone="danger" title={accountErrorText(i18n, invite.error)}>
          {requestId !== null && <ErrorId requestId={requestId} />}
        </Banner>
      )}
    </Dialog>
  )
}

const TAKEN = 'taken'

type Typed = z.input<typeof userInviteInput>

function InviteFields({
  form,
}: {
  readonly form: UseFormReturn<Typed, unknown, z.output<typeof userInviteInput>>
}) {
  const { i18n } = useLingui()
  const { register, formState } = form
  const { name, email } = formState.errors
  return (
    <>
      <Field
        label={i18n.t('Nama')}
        error={name && i18n.t('Isi nama, paling banyak 120 huruf dalam satu baris.')}
      >
        <TextInput {...register('name')} autoComplete="off" autoFocus maxLength={120} />
      </Field>
      <Field
        label={i18n.t('Email')}
        error={
          email &&
          (email.type === TAKEN
            ? i18n.t('Alamat ini sudah punya akun. Cari di daftar.')
            : i18n.t('Alamat email ini tidak benar.'))
        }
      >
        <TextInput
          {...register('email')}
          type="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      </Field>
      <Field label={i18n.t('Peran')}>
        <SelectInput {...register('role')}>
          <option value="affiliate">{i18n.t('Affiliate')}</option>
          <option value="admin">{i18n.t('Admin')}</option>
        </SelectInput>
      </Field>
      <Field label={i18n.t('Bahasa email')}>
        <SelectInput {...register('language')}>
          <option value="id">Bahasa Indonesia</option>
          <option value="en">English</option>
        </SelectInput>
      </Field>
    </>
  )
}
