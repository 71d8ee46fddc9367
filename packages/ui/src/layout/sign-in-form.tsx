import { useLingui } from '@lingui/react'
import { ArrowRight, FlaskConical } from 'lucide-react'
import type { FormEvent, ReactNode } from 'react'
import { Button } from '../controls/button.tsx'
import { Field } from '../controls/field.tsx'
import { PasswordInput } from '../controls/password-input.tsx'
import { TextInput, type TextInputProps } from '../controls/text-input.tsx'
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
  /** Names, refs and handlers of the inputs, as a form library registers them. */
  readonly fields: { readonly email: TextInputProps; readonly password: TextInputProps }
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void
  readonly busy?: boolean | undefined
  readonly error?: SignInError | undefined
  /** Only in demo mode. */
  readonly demo?: DemoBoxProps | undefined
  /** Beside the "Kata sandi" label: a link to get help. */
  readonly forgotHref?: string | undefined
  /** At the lower edge: help by WhatsApp. */
  readonly footer?: ReactNode
}

/** The whole sign-in page of both apps, without its rules. */
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

function Credentials({ fields, onSubmit, busy, error, demo, forgotHref }: SignInFormProps) {
  const { i18n } = useLingui()
  return (
    <form className="auth__form" noValidate onSubmit={onSubmit}>
      <div className="auth__intro">
        <h1>{i18n.t('Masuk')}</h1>
        <p className="muted">{i18n.t('Pantau email yang terkirim, menunggu, dan gagal.')}</p>
      </div>
      {error?.form && (
        <Banner tone="danger" title={error.form}>
          {error.requestId && <ErrorId requestId={error.requestId} />}
        </Banner>
      )}
      <Field label={i18n.t('Email')} error={error?.email}>
        <TextInput
          {...fields.email}
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
        error={error?.password}
      >
        <PasswordInput {...fields.password} />
      </Field>
      <Button type="submit" variant="primary" busy={busy} busyLabel={i18n.t('Memeriksa')}>
        {i18n.t('Masuk')}
      </Button>
      {demo && <DemoBox {...demo} />}
    </form>
  )
}

interface DemoBoxProps {
  readonly password: string
  readonly accounts: readonly DemoAccount[]
  /** Signs this account in. */
  readonly onChoose: (email: string) => void
}

function DemoBox(props: DemoBoxProps) {
  const { i18n } = useLingui()
  return (
    <section className="demo" aria-label={i18n.t('Akun demo')}>
      <p className="demo__head">
        <FlaskConical className="icon icon--sm" />
        <span>
          <strong>{i18n.t('Akun demo')},</strong> {i18n.t('kata sandinya sama')}
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
