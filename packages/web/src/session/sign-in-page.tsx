import { useLocale } from '@booster/ui/device/use-locale'
import { type DemoAccount, type SignInError, SignInForm } from '@booster/ui/layout/sign-in-form'
import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { hrefOf } from '../address/href-of.ts'
import { type AppHome, FORGOT_PASSWORD_PATH } from '../address/paths.ts'
import { readDemoMode } from './read-demo-mode.ts'
import { returnPath } from './return-path.ts'
import { type SignInRefusal, signIn } from './sign-in.ts'
import { useCredentials } from './use-credentials.ts'

export type SignInPageProps = {
  readonly variant: 'affiliate' | 'admin'
  readonly appName: string
  /** Where the person wanted to go. */
  readonly next: string | undefined
  /** Offered in demo mode only; they share one password. */
  readonly demoAccounts: readonly DemoAccount[]
  /** Where people of the other role belong; default: like everybody, where they wanted to go. */
  readonly otherHome?: AppHome
  readonly footer?: ReactNode
}

const DEMO_PASSWORD = 'demo-booster-2026'

/** The sign-in page of both apps: back to where the person wanted to go. */
export function SignInPage(props: SignInPageProps) {
  const { i18n } = useLingui()
  const { variant, appName, next, otherHome } = props
  const language = useLocale()
  const demo = useQuery({
    queryKey: ['demo-mode'],
    queryFn: readDemoMode,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const entry = useMutation({
    mutationFn: signIn,
    onSuccess: (answer) => {
      if (answer.kind !== 'in') return
      const isElsewhere = otherHome !== undefined && answer.role !== variant
      // The document is loaded again, so that nothing of an earlier session stays.
      location.assign(isElsewhere ? otherHome : returnPath(`/${variant}/`, next))
    },
  })
  useEffect(() => {
    document.title = `${i18n.t('Masuk')} · ${appName}`
  }, [i18n, appName])
  const isBusy = entry.isPending || entry.data?.kind === 'in'
  const { fields, missing, onSubmit, fillIn } = useCredentials((credentials) => {
    if (!isBusy) entry.mutate(credentials)
  })
  const refusal = isBusy || entry.data?.kind === 'in' ? undefined : entry.data
  return (
    <SignInForm
      variant={variant}
      busy={isBusy}
      fields={fields}
      error={{
        ...(refusal && refusalWords(i18n, refusal, variant)),
        ...(missing.email && { email: i18n.t('Isi alamat email.') }),
        ...(missing.password && { password: i18n.t('Isi kata sandi.') }),
      }}
      onSubmit={onSubmit}
      forgotHref={hrefOf(FORGOT_PASSWORD_PATH, { lang: language })}
      demo={
        demo.data === true
          ? {
              password: DEMO_PASSWORD,
              accounts: props.demoAccounts,
              onChoose: (email) => fillIn({ email, password: DEMO_PASSWORD }),
            }
          : undefined
      }
      footer={props.footer}
    />
  )
}

function refusalWords(i18n: I18n, refusal: SignInRefusal, variant: 'affiliate' | 'admin'): SignInError {
  switch (refusal.kind) {
    case 'wrong':
      return { form: i18n.t('Email atau kata sandi salah.') }
    case 'invalid-email':
      return { email: i18n.t('Alamat email ini tidak benar.') }
    case 'suspended':
      return {
        form:
          variant === 'admin'
            ? i18n.t('Akun ini dihentikan sementara. Hubungi admin lain.')
            : i18n.t('Akun ini dihentikan sementara. Hubungi admin.'),
      }
    case 'too-many':
      return {
        form: i18n.t('Terlalu banyak percobaan. Coba lagi dalam {minutes} menit.', {
          minutes: Math.max(1, Math.ceil(refusal.waitSeconds / 60)),
        }),
      }
    case 'unreachable':
      return { form: i18n.t('Server tidak dapat dihubungi. Coba lagi.') }
    case 'failed':
      return { form: i18n.t('Server gagal menjawab. Coba lagi.'), requestId: refusal.requestId }
  }
}
