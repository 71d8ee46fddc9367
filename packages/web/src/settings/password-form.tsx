import { passwordForm } from '@booster/contracts/session'
import { Button } from '@booster/ui/controls/button'
import { Field } from '@booster/ui/controls/field'
import { PasswordInput } from '@booster/ui/controls/password-input'
import { Banner } from '@booster/ui/feedback/banner'
import { ErrorId } from '@booster/ui/feedback/error-id'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { toast } from '@booster/ui/feedback/toast'
import { zodResolver } from '@hookform/resolvers/zod'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useRefreshAll } from '../api/use-refresh-all.ts'
import { changePassword, type PasswordRefusal } from '../session/change-password.ts'

/** A new password, proven by the old one. Fetched when asked for: it brings what forms are made of. */
export function PasswordForm() {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const refreshAll = useRefreshAll()
  const form = useForm({
    resolver: zodResolver(passwordForm),
    defaultValues: { currentPassword: '', newPassword: '' },
  })
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: (refusal) => {
      if (refusal !== null) return
      form.reset()
      refreshAll()
      toast.show({ text: i18n.t('Kata sandi diganti. Sesi di perangkat lain sudah diakhiri.') })
    },
  })
  const submit = form.handleSubmit((input) => {
    if (offline === undefined && !change.isPending) change.mutate(input)
  })
  const { errors } = form.formState
  const said = change.data == null ? {} : wordsOf(i18n, change.data)
  return (
    <form className="settings__form" noValidate onSubmit={(event) => void submit(event)}>
      {said.form !== undefined && (
        <Banner tone="danger" title={said.form}>
          {said.requestId != null && <ErrorId requestId={said.requestId} />}
        </Banner>
      )}
      <Field
        label={i18n.t('Kata sandi sekarang')}
        error={errors.currentPassword ? i18n.t('Isi kata sandi Anda sekarang.') : said.currentPassword}
      >
        <PasswordInput {...form.register('currentPassword')} autoFocus />
      </Field>
      <Field
        label={i18n.t('Kata sandi baru')}
        hint={i18n.t('Paling sedikit 10 huruf. Sesi di perangkat lain akan diakhiri.')}
        error={errors.newPassword ? lengthWords(i18n, errors.newPassword.type) : said.newPassword}
      >
        <PasswordInput {...form.register('newPassword')} autoComplete="new-password" />
      </Field>
      <div className="settings__buttons">
        <Button type="submit" busy={change.isPending} disabledReason={offline}>
          {i18n.t('Ganti kata sandi')}
        </Button>
      </div>
    </form>
  )
}

function lengthWords(i18n: I18n, type: string | undefined): string {
  return type === 'too_big'
    ? i18n.t('Kata sandi paling banyak 200 huruf.')
    : i18n.t('Kata sandi baru paling sedikit 10 huruf.')
}

type Words = {
  readonly currentPassword?: string
  readonly newPassword?: string
  readonly form?: string
  readonly requestId?: string | null
}

function wordsOf(i18n: I18n, refusal: PasswordRefusal): Words {
  switch (refusal.kind) {
    case 'wrong':
      return { currentPassword: i18n.t('Kata sandi ini salah.') }
    case 'too-short':
      return { newPassword: lengthWords(i18n, 'too_small') }
    case 'too-long':
      return { newPassword: lengthWords(i18n, 'too_big') }
    case 'too-many':
      return {
        form: i18n.t('Terlalu banyak percobaan. Coba lagi dalam {minutes} menit.', {
          minutes: Math.max(1, Math.ceil(refusal.waitSeconds / 60)),
        }),
      }
    case 'signed-out':
      return { form: i18n.t('Sesi Anda sudah berakhir. Masuk lagi.') }
    case 'unreachable':
      return { form: i18n.t('Server tidak dapat dihubungi. Coba lagi.') }
    case 'failed':
      return { form: i18n.t('Kata sandi belum diganti. Coba lagi.'), requestId: refusal.requestId }
  }
}
