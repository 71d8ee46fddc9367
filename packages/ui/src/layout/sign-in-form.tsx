import { useLingui } from '@lingui/react'
import { ArrowRight, FlaskConical } from 'lucide-react'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { Button } from '../controls/button.tsx'
import { Field } from '../controls/field.tsx'
import { PasswordInput } from '../controls/password-input.tsx'
import { TextInput } from '../controls/text-input.tsx'
import { Avatar } from '../data/avatar.tsx'
import { Banner } from '../feedback/banner.tsx'
import { ErrorId } from '../feedback/error-id.tsx'
import { Brand } from './brand.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { SignInSample } from './sign-in-sample.tsx'

export interface DemoAccount {
  readonly email: string
  /** For the initials. */
  readonly name: string
  /** "Affiliate, semua status" */
  readonly note: string
}

export interface SignInError {
  readonly email?: string | undefined
  readonly password?: string | undefined
  /** Neither field: wrong pair, too many attempts, server away. */
  readonly form?: string | undefined
  /** What to hand to support when the server failed. */
  readonly requestId?: string | null | undefined
}

export interface SignInFormProps {
  readonly variant: 'affiliate' | 'admin'
  readonly onSubmit: (credentials: { readonly email: string; readonly password: string }) => void
  readonly busy?: boolean | undefined
  readonly error?: SignInError | undefined
  /** Only in demo mode. */
  readonly demo?: { readonly password: string; readonly accounts: readonly DemoAccount[] } | undefined
  /** Beside the "Kata sandi" label: a link to get help. */
  readonly forgotHref?: string | undefined
  /** At the lower edge: help by WhatsApp. */
  readonly footer?: ReactNode
}

/** The whole sign-in page of both apps. Fields are checked for presence here; the rest is the server's word. */
export function SignInForm(props: SignInFormProps) {
  return (
    <div className={props.variant === 'admin' ? 'auth auth--admin' : 'auth'}>
      <main className="auth__main">
        <header className="auth__bar">
          <Brand variant={props.variant} homeHref={props.variant === 'admin' ? '/admin/' : '/affiliate/'} />
          <LanguageSwitch />
        </header>
        <Credentials {...props} />
        <footer className="auth__foot">{props.footer}</footer>
      </main>
      <aside className="auth__side" aria-hidden="true">
        <SignInSample />
      </aside>
    </div>
  )
}

function Credentials({ onSubmit, busy, error, demo, forgotHref }: SignInFormProps) {
  const { i18n } = useLingui()
  const form = useRef<HTMLFormElement>(null)
  const [missing, setMissing] = useState<SignInError>({})
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const data = new FormData(event.currentTarget)
    const email = String(data.get('email') ?? '').trim()
    const password = String(data.get('password') ?? '')
    const next: SignInError = {
      email: email === '' ? i18n.t('Isi alamat email.') : undefined,
      password: password === '' ? i18n.t('Isi kata sandi.') : undefined,
    }
    setMissing(next)
    const firstMissing = next.email ? 'email' : next.password ? 'password' : null
    if (firstMissing) {
      event.currentTarget.querySelector<HTMLInputElement>(`[name=${firstMissing}]`)?.focus()
      return
    }
    onSubmit({ email, password })
  }
  const fill = (email: string, password: string) => {
    const fields = form.current
    if (!fields) return
    fields.querySelectorAll('input').forEach((input) => {
      input.value = input.name === 'email' ? email : password
    })
    fields.requestSubmit()
  }
  return (
    <form ref={form} className="auth__form" noValidate onSubmit={submit}>
      <div className="auth__intro">
        <h1>{i18n.t('Masuk')}</h1>
        <p className="muted">{i18n.t('Pantau email yang terkirim, menunggu, dan gagal.')}</p>
      </div>
      {error?.form && (
        <Banner tone="danger" title={error.form}>
          {error.requestId && <ErrorId requestId={error.requestId} />}
        </Banner>
      )}
      <Field label={i18n.t('Email')} error={missing.email ?? error?.email}>
        <TextInput
          name="email"
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
      </Field>
      <Field
        label={i18n.t('Kata sandi')}
        aside={
          forgotHref === undefined ? undefined : (
            <a className="link" href={forgotHref}>
              {i18n.t('Lupa?')}
            </a>
          )
        }
        error={missing.password ?? error?.password}
      >
        <PasswordInput name="password" />
      </Field>
      <Button type="submit" variant="primary" busy={busy} busyLabel={i18n.t('Memeriksa')}>
        {i18n.t('Masuk')}
      </Button>
      {demo && <DemoBox {...demo} onChoose={(email) => fill(email, demo.password)} />}
    </form>
  )
}

function DemoBox(props: {
  readonly password: string
  readonly accounts: readonly DemoAccount[]
  readonly onChoose: (email: string) => void
}) {
  const { i18n } = useLingui()
  return (
    <section className="demo" aria-label={i18n.t('Akun demo')}>
      <p className="demo__head">
        <FlaskConical className="icon icon--sm" />
        <span>
          <strong>{i18n.t('Akun demo')},</strong> {i18n.t('satu kata sandi')}
        </span>
        <span className="mono demo__password">{props.password}</span>
      </p>
      <ul>
        {props.accounts.map((account) => (
          <li key={account.email}>
            <button type="button" className="demo__row" onClick={() => props.onChoose(account.email)}>
              <Avatar name={account.name} />
              <span className="demo__who">
                <span className="cell-main">{account.email}</span>
                <span className="cell-sub">{account.note}</span>
              </span>
              <ArrowRight className="icon icon--sm" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
